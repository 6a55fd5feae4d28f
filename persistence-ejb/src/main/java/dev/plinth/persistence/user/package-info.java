/**
 * Users: entity, repository and views. Usernames and e-mail addresses are unique. The password is
 * stored as a hash, which no view contains.
 */
package dev.plinth.persistence.user;
