/**
 * Blogs: what users write. A blog may belong to a user and outlives that user. Lists run from the
 * newest to the oldest, page by page along an index.
 */
package dev.plinth.persistence.blog;
