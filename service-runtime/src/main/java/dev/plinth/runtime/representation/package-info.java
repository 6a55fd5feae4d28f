/**
 * Representations of views: their JSON, entity tags and pages, and whether the cache or the
 * database provided them.
 */
package dev.plinth.runtime.representation;
