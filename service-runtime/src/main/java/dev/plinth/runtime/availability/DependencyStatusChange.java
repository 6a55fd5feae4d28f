package dev.plinth.runtime.availability;

/**
 * Event: a dependency has entered another state.
 *
 * @param before the previous status
 * @param after the status now
 */
record DependencyStatusChange(
    Dependency dependency, DependencyStatus before, DependencyStatus after) {}
