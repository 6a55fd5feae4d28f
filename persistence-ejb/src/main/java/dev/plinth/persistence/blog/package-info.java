/**
 * Blogs: entity, repository and views. A blog may belong to a user, and remains when the user is
 * deleted. Lists are ordered newest first and use keyset pagination.
 */
package dev.plinth.persistence.blog;
