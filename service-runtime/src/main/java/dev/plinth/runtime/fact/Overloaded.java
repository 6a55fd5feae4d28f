package dev.plinth.runtime.fact;

/** Load shedding: a queue of requests is full. */
public class Overloaded extends RuntimeException {

  private final int retryAfterSeconds;

  /**
   * @param message what is overloaded, as a sentence for users
   */
  public Overloaded(String message, int retryAfterSeconds) {
    super(message);
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** Returns after how many seconds a retry makes sense. */
  public int retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
