package dev.plinth.runtime.database;

/** The fact that the database answers and can't be used: its message is for operators to read. */
public final class UnusableSchema extends RuntimeException {

  /**
   * @param reason what is wrong and how to mend it, in one line
   * @param cause what showed it; null if nothing failed
   */
  public UnusableSchema(String reason, Throwable cause) {
    super(reason, cause);
  }
}
