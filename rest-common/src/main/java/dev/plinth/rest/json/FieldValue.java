package dev.plinth.rest.json;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads the value of a field as the type of its record component. Strings, booleans, whole numbers
 * and UUIDs are not converted. JSON Binding reads other types, and converts between strings and
 * numbers. Only a component of the type {@code Optional} may be null, which makes it empty.
 */
final class FieldValue {

  private FieldValue() {}

  /**
   * Reads a value.
   *
   * @throws Wrong if it is null and must not be, or not of the type
   */
  static Object read(Type type, JsonValue json) throws Wrong {
    if (type instanceof ParameterizedType optional && optional.getRawType() == Optional.class) {
      return json == JsonValue.NULL
          ? Optional.empty()
          : Optional.of(read(optional.getActualTypeArguments()[0], json));
    }
    if (json == JsonValue.NULL) {
      throw new Wrong("must not be null");
    }
    if (type == String.class) {
      return string(json);
    }
    if (type == Boolean.class) {
      return bool(json);
    }
    if (type == Integer.class || type == Long.class) {
      return whole(type, json);
    }
    if (type == UUID.class) {
      return uuid(json);
    }
    return bound(type, json);
  }

  private static String string(JsonValue json) throws Wrong {
    if (!(json instanceof JsonString value)) {
      throw new Wrong("must be a string");
    }
    String text = value.getString();
    // PostgreSQL can store neither: no text has the character NUL, nor half of a surrogate pair.
    if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new Wrong("must not have the character NUL or an unpaired surrogate");
    }
    return text;
  }

  private static Boolean bool(JsonValue json) throws Wrong {
    return switch (json.getValueType()) {
      case TRUE -> Boolean.TRUE;
      case FALSE -> Boolean.FALSE;
      default -> throw new Wrong("must be true or false");
    };
  }

  private static Number whole(Type type, JsonValue json) throws Wrong {
    if (!(json instanceof JsonNumber number)) {
      throw new Wrong("must be a whole number");
    }
    try {
      if (type == Integer.class) {
        return number.intValueExact();
      }
      return number.longValueExact();
    } catch (ArithmeticException e) {
      throw new Wrong("must be a whole number within range");
    }
  }

  private static UUID uuid(JsonValue json) throws Wrong {
    String text = string(json);
    if (!UuidConverter.isUuid(text)) {
      throw new Wrong("must be a UUID");
    }
    return UUID.fromString(text);
  }

  private static Object bound(Type type, JsonValue json) throws Wrong {
    try {
      return JsonFormat.JSONB.fromJson(json.toString(), type);
    } catch (JsonbException e) {
      throw new Wrong("has the wrong type or format");
    }
  }

  /** The message, for a client, that says what is wrong with a value. */
  static final class Wrong extends Exception {

    private Wrong(String message) {
      super(message);
    }
  }
}
