/**
 * The state of each dependency. Services deploy and start without their dependencies; background
 * probes notice when one is lost, and when it can be used again.
 */
package dev.plinth.runtime.availability;
