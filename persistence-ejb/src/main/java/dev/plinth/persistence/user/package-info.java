/**
 * Users: who signs up. A username and an e-mail address belong to one user only. The password is
 * kept as a hash that never leaves this layer in a view.
 */
package dev.plinth.persistence.user;
