/** Clients that people use, as they are set when they are not configured. */
package dev.plinth.system.caller;
