/**
 * How views are represented: their JSON, their entity tags, pages of them, and where a
 * representation was found.
 */
package dev.plinth.runtime.representation;
