package dev.plinth.runtime.fact;

/** A change conflicts with the stored data. The message is meant for users. */
public class Conflict extends RuntimeException {

  private final String kind;

  /**
   * @param kind the name of the kind of conflict for programs, in lower case with hyphens
   * @param message the conflict, as a sentence for users
   */
  public Conflict(String kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** Returns the name of the kind of conflict. */
  public String kind() {
    return kind;
  }
}
