package dev.plinth.rest.query;

import dev.plinth.rest.json.UuidConverter;
import dev.plinth.rest.problem.ProblemException;
import dev.plinth.runtime.text.FreeText;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The query parameters of a request, each of which may be given once. */
public final class RequestParameters {

  private final MultivaluedMap<String, String> parameters;

  /**
   * Reads the parameters.
   *
   * @param parameters their decoded values
   * @throws ProblemException 400 if one is repeated
   */
  public RequestParameters(MultivaluedMap<String, String> parameters) {
    this.parameters = parameters;
    parameters.forEach(
        (name, values) -> {
          if (values.size() > 1) {
            throw ProblemException.badRequest(
                "The parameter " + name + " is given more than once.");
          }
        });
  }

  /** Returns the value of a parameter, if it is given. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(parameters.getFirst(name));
  }

  /**
   * Returns the value of a parameter that is a line of text, if it is given.
   *
   * @param longest the maximum number of characters
   * @throws ProblemException 400 if it is blank, too long or has a character that no line has
   */
  public Optional<String> line(String name, int longest) {
    Optional<String> line = value(name).map(FreeText::shown);
    line.flatMap(FreeText::objection).ifPresent(it -> refuse(name + " " + it));
    line.filter(it -> it.codePointCount(0, it.length()) > longest)
        .ifPresent(it -> refuse(name + " must have at most " + longest + " characters"));
    return line;
  }

  /**
   * Returns the value of a parameter that is true or false, if it is given.
   *
   * @throws ProblemException 400 if it is neither
   */
  public Optional<Boolean> flag(String name) {
    Optional<String> value = value(name);
    if (value.isPresent() && !value.get().equals("true") && !value.get().equals("false")) {
      refuse(name + " must be true or false");
    }
    return value.map(Boolean::valueOf);
  }

  /**
   * Returns what the value of a parameter stands for, if it is given.
   *
   * @param meanings the values that it may have, with what they stand for
   * @throws ProblemException 400 if it is none of them
   */
  public <T> Optional<T> oneOf(String name, Map<String, T> meanings) {
    Optional<String> value = value(name);
    if (value.isPresent() && !meanings.containsKey(value.get())) {
      refuse(name + " must be one of " + String.join(", ", meanings.keySet()));
    }
    return value.map(meanings::get);
  }

  /**
   * Requires that the parameters fit together.
   *
   * @param objection what is wrong otherwise, as a sentence without its full stop
   * @throws ProblemException 400 if they don't
   */
  public void require(boolean isFitting, String objection) {
    if (!isFitting) {
      refuse(objection);
    }
  }

  /**
   * Returns the value of a parameter that is an id, if it is given.
   *
   * @throws ProblemException 400 if it is no UUID in its usual form (RFC 9562, section 4)
   */
  public Optional<UUID> id(String name) {
    return parsed(name, RequestParameters::uuid, "must be a UUID");
  }

  /**
   * Returns the value of a parameter that is a time, if it is given.
   *
   * @throws ProblemException 400 if it is no time by RFC 3339 in the years 1 to 9999
   */
  public Optional<Instant> time(String name) {
    return parsed(name, RequestParameters::instant, "must be a time such as 2026-11-23T10:32:41Z");
  }

  private <T> Optional<T> parsed(String name, Function<String, T> parse, String objection) {
    try {
      return value(name).map(parse);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw refusal(name + " " + objection);
    }
  }

  private static UUID uuid(String text) {
    if (!UuidConverter.isUuid(text)) {
      throw new IllegalArgumentException(text);
    }
    return UUID.fromString(text);
  }

  private static Instant instant(String text) {
    Instant time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
    if (!TimeRange.contains(time)) {
      throw new IllegalArgumentException(text);
    }
    return time;
  }

  private static void refuse(String objection) {
    throw refusal(objection);
  }

  private static ProblemException refusal(String objection) {
    return ProblemException.badRequest(objection + ".");
  }
}
