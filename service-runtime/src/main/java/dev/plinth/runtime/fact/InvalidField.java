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

  /**
   * Requires that a field that only the service sets is absent, or has its current value.
   *
   * @param given null if it is absent
   * @throws InvalidField if it has another value
   */
  public static void requireCurrent(String field, Object given, Object current) {
    if (given != null && !given.equals(current)) {
      throw new InvalidField(field, "must be absent or have its current value");
    }
  }

  /** Returns the name of the field. */
  public String field() {
    return field;
  }
}
