/**
 * What the repositories of all entities share: a list is one statement, a write one transaction
 * that is repeated by its key, and keeps the cache coherent. The entity, its annotations and its
 * view describe the rest.
 */
package dev.plinth.persistence.entity;
