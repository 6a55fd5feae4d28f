package dev.plinth.rest.idempotency;

import dev.plinth.rest.problem.ProblemException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of an {@code Idempotency-Key} field: a string of structured fields (RFC 8941, section
 * 3.3.3), or the same without quotes, as many clients send it.
 */
final class IdempotencyKey {

  /** The key protects the fingerprint of the body, so a short one is refused. */
  private static final Pattern FORM =
      Pattern.compile("\"(?<quoted>[\\w.~:+/=-]{16,128})\"|(?<bare>[\\w.~:+/=-]{16,128})");

  private IdempotencyKey() {}

  /**
   * Parses the field.
   *
   * @param lines its lines, at least one
   * @throws ProblemException 400 if it is malformed
   */
  static String parse(List<String> lines) {
    Matcher key = FORM.matcher(lines.get(0).strip());
    if (lines.size() > 1 || !key.matches()) {
      throw ProblemException.badRequest(
          "Idempotency-Key must be one value of 16 to 128 letters, digits and ._~:+/=- such as a UUID.");
    }
    return key.group("quoted") == null ? key.group("bare") : key.group("quoted");
  }
}
