/** Reflection: all private members of Payara and Grizzly that the library uses. */
package dev.plinth.server.internal;
