package dev.plinth.runtime.fact;

/** The caller is authenticated, but not authorized to do this. */
public class AccessDenied extends RuntimeException {

  /** The message, also where the server itself denies access. */
  public static final String MESSAGE = "You may not do this.";

  /** Creates the fact. */
  public AccessDenied() {
    super(MESSAGE);
  }
}
