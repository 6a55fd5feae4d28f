package dev.plinth.runtime.fact;

/** The fact that credentials, or a token in place of them, are invalid. */
public class AuthenticationFailed extends RuntimeException {

  /**
   * @param message what is invalid, as a sentence for users
   */
  public AuthenticationFailed(String message) {
    super(message);
  }
}
