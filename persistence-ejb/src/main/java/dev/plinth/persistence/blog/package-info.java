/**
 * Blogs: entity, repository and views. A blog may belong to a user, and remains when the user is
 * deleted. Lists are filtered and sorted by indexes, and use keyset pagination.
 */
package dev.plinth.persistence.blog;
