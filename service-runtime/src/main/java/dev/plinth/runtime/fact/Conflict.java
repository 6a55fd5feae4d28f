package dev.plinth.runtime.fact;

/** A change conflicts with the stored data. The message is meant for users. */
public class Conflict extends RuntimeException {

  /**
   * @param message the conflict, as a sentence for users
   */
  public Conflict(String message) {
    super(message);
  }
}
