/**
 * Data to begin with: what a database holds for a developer's first look. It is the same on each
 * run.
 */
package dev.plinth.persistence.seed;
