/**
 * The keys of access tokens: a private one that signs, and the set of public ones that verify. They
 * are made where none are, and renewed without signing anybody out: the set keeps the previous key.
 */
package dev.plinth.launcher.key;
