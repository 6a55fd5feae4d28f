package dev.plinth.rest.access;

/** The groups that an access token can name. */
public final class Roles {

  /** Everybody who has signed in. */
  public static final String USER = "user";

  /** Administrators, who are users too. */
  public static final String ADMIN = "admin";

  /** What the OpenAPI documents call the scheme by which a request carries its token. */
  public static final String SCHEME = "token";

  private Roles() {}
}
