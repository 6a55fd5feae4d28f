package dev.plinth.runtime.audit;

import static java.lang.System.Logger.Level.INFO;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Audit event. Its line is {@code event=… result=…} followed by the known fields. Each value is
 * quoted and escaped as in JSON, so no value can end the line or imitate another field.
 */
public final class AuditEvent {

  private static final System.Logger LOG = System.getLogger("audit");

  private final Map<String, String> fields = new LinkedHashMap<>();

  private AuditEvent(String event, String result) {
    fields.put("event", event);
    fields.put("result", result);
  }

  /** Returns an event for an action that succeeded. */
  public static AuditEvent success(String event) {
    return new AuditEvent(event, "success");
  }

  /** Returns an event for an action that was refused. */
  public static AuditEvent failure(String event) {
    return new AuditEvent(event, "failure");
  }

  /**
   * Adds a field.
   *
   * @param value the field's value; null adds nothing
   */
  public AuditEvent with(String field, Object value) {
    if (value != null) {
      fields.put(field, value.toString());
    }
    return this;
  }

  /** Writes the line. */
  public void log() {
    LOG.log(INFO, this::toString);
  }

  /** Returns the line. */
  @Override
  public String toString() {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + quote(field.getValue()))
        .collect(Collectors.joining(" "));
  }

  private static String quote(String value) {
    return value
        .codePoints()
        .mapToObj(AuditEvent::escape)
        .collect(Collectors.joining("", "\"", "\""));
  }

  /** Escapes invisible characters, which could end the line or reverse its direction. */
  private static String escape(int character) {
    if (character == '"' || character == '\\') {
      return "\\" + (char) character;
    }
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          Character.toString(character)
              .chars()
              .mapToObj(unit -> "\\u%04x".formatted(unit))
              .collect(Collectors.joining());
      default -> Character.toString(character);
    };
  }
}
