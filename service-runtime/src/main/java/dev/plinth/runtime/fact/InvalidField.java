package dev.plinth.runtime.fact;

/** The fact that one field of a command is invalid by a rule that its record cannot check. */
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
