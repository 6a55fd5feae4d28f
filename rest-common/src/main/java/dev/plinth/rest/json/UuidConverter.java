package dev.plinth.rest.json;

import dev.plinth.rest.problem.ProblemException;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Converts UUIDs in paths and queries; only the textual form of RFC 9562, section 4 is valid.
 * {@link UUID#fromString} also accepts shorter ones.
 */
@Provider
public class UuidConverter implements ParamConverterProvider, ParamConverter<UUID> {

  private static final Pattern UUID_FORM =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  @Override
  @SuppressWarnings("unchecked")
  public <T> ParamConverter<T> getConverter(
      Class<T> type, Type genericType, Annotation[] annotations) {
    return type == UUID.class ? (ParamConverter<T>) this : null;
  }

  /** Whether this is a UUID in its textual form. */
  public static boolean isUuid(String text) {
    return UUID_FORM.matcher(text).matches();
  }

  /**
   * @throws ProblemException 400 if the text is not a UUID
   * @throws IllegalArgumentException if it is null, which means to JAX-RS that there is no value
   */
  @Override
  public UUID fromString(String text) {
    if (text == null) {
      throw new IllegalArgumentException("no text");
    }
    if (!isUuid(text)) {
      throw ProblemException.badRequest("The id in the address is not a UUID.");
    }
    return UUID.fromString(text);
  }

  @Override
  public String toString(UUID id) {
    return id.toString();
  }
}
