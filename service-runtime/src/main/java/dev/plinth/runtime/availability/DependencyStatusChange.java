package dev.plinth.runtime.availability;

/**
 * A dependency has entered another state.
 *
 * @param before what it was
 * @param after what it is now
 */
record DependencyStatusChange(
    Dependency dependency, DependencyStatus before, DependencyStatus after) {}
