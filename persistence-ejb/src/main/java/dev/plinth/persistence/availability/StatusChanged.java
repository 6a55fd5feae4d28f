package dev.plinth.persistence.availability;

/**
 * A CDI event: a dependency has entered another state.
 *
 * @param before what it was
 * @param after what it is now
 */
public record StatusChanged(Dependency dependency, Status before, Status after) {}
