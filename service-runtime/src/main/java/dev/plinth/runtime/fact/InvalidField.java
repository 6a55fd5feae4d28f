package dev.plinth.runtime.fact;

/** A field of a command violates a rule that its record can't check. */
public class InvalidField extends RuntimeException {

  private final String field;

  /**
   * @param message what is wrong with the field, such as "must be given"
   */
  public InvalidField(String field, String message) {
    super(message);
    this.field = field;
  }

  /** Returns the name of the field. */
  public String field() {
    return field;
  }
}
