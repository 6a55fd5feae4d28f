package dev.plinth.persistence.user;

/**
 * The conditions that the users of a list fulfil. A condition that is null is none.
 *
 * @param usernamePrefix the beginning of their canonical usernames
 * @param active whether they are active
 */
public record UserFilter(String usernamePrefix, Boolean active) {}
