/** The private members of Payara and Grizzly that this library uses, in one place. */
package dev.plinth.server.internal;
