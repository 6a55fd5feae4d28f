/**
 * The facts that use cases throw as exceptions: something does not exist, a change contradicts what
 * is stored, the caller may not do this. The REST layer turns each into a problem document.
 */
package dev.plinth.runtime.fact;
