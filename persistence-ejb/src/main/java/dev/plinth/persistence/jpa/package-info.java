/**
 * What Jakarta Persistence needs around the entities: their common base, converters, EclipseLink's
 * platform and session, and the names of violated constraints.
 */
package dev.plinth.persistence.jpa;
