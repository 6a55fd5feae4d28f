package dev.plinth.persistence.availability;

/** The fact that the database answers and can't be used: its message is for operators to read. */
final class UnusableSchema extends RuntimeException {

  UnusableSchema(String reason, Throwable cause) {
    super(reason, cause);
  }
}
