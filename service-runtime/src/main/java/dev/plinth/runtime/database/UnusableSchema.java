package dev.plinth.runtime.database;

/** The database answers, but its schema can't be used. The message is meant for operators. */
public final class UnusableSchema extends RuntimeException {

  /**
   * @param reason the problem and its remedy, in one line
   * @param cause the failure that revealed it; null if there was none
   */
  public UnusableSchema(String reason, Throwable cause) {
    super(reason, cause);
  }
}
