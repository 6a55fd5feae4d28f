/**
 * What the entities of all services have in common: an owner, lists by time, and a store that
 * changes them once.
 */
package dev.plinth.runtime.entity;
