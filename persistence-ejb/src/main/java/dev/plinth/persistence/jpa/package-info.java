/**
 * Jakarta Persistence support: the base class of entities, converters, EclipseLink's platform and
 * session, and the translation of constraint violations.
 */
package dev.plinth.persistence.jpa;
