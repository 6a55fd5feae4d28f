/** Overload: more requests than a service can answer, and more connections than it has threads. */
package dev.plinth.system.overload;
