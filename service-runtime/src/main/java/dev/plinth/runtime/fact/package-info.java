/**
 * Facts: the exceptions of use cases, such as not found, conflict or access denied. The REST layer
 * maps each to a problem document.
 */
package dev.plinth.runtime.fact;
