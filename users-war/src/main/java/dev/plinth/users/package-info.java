/**
 * The users service: who wants to write signs up here, and changes or removes the account. A
 * username and an e-mail address belong to one user only. Passwords come in and never go out; what
 * is kept of them is a salted hash.
 */
package dev.plinth.users;
