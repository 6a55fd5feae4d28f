package dev.plinth.runtime.fact;

/** The credentials or the token are invalid. */
public class AuthenticationFailed extends RuntimeException {

  /**
   * @param message what is invalid, as a sentence for users
   */
  public AuthenticationFailed(String message) {
    super(message);
  }
}
