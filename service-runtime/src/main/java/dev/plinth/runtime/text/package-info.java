/**
 * Text rules: the characters that a text may contain, and when two texts are equal. Usernames
 * follow the PRECIS profile Nickname (RFC 8266), passwords OpaqueString (RFC 8265), the domains of
 * e-mail addresses UTS #46. Only this package uses ICU, whose Unicode data is newer and more
 * complete than the JDK's.
 */
package dev.plinth.runtime.text;
