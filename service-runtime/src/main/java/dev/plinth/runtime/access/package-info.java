/** Whose session a request belongs to. */
package dev.plinth.runtime.access;
