package dev.plinth.rest.access;

/** The roles, which are the groups of an access token. */
public final class Roles {

  /** Every signed-in user. */
  public static final String USER = "user";

  /** Administrators, who have the role of users too. */
  public static final String ADMIN = "admin";

  private Roles() {}
}
