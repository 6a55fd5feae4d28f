/**
 * The facts that use cases throw: something does not exist, or a change contradicts what is stored.
 * The REST layer turns each into a problem document.
 */
package dev.plinth.runtime.fact;
