package dev.plinth.runtime.fact;

/** The fact that a change contradicts what is stored. The message is meant for users. */
public class Conflict extends RuntimeException {

  /**
   * @param message what contradicts, as a sentence for users
   */
  public Conflict(String message) {
    super(message);
  }
}
