package dev.plinth.rest.json;

import dev.plinth.rest.problem.Violation;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes a record of a JSON object whose names are the record's components. A component whose name
 * is absent is null. Nothing is converted: a string is no number, and null is no value.
 */
final class RecordBinding {

  private final Class<? extends Record> type;
  private final RecordComponent[] components;

  RecordBinding(Class<? extends Record> type) {
    this.type = type;
    this.components = type.getRecordComponents();
  }

  /**
   * @param violations where to add what is wrong; the record has null in the place of such fields
   */
  Record bind(JsonObject json, List<Violation> violations) {
    Set<String> known =
        Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.toSet());
    json.keySet().stream()
        .filter(name -> !known.contains(name))
        .map(name -> new Violation(name, "is not a known field"))
        .forEach(violations::add);
    return create(
        Arrays.stream(components)
            .map(component -> value(component, json.get(component.getName()), violations))
            .toArray());
  }

  private static Object value(
      RecordComponent component, JsonValue json, List<Violation> violations) {
    if (json == null) {
      return null;
    }
    try {
      return value(component, json);
    } catch (WrongValue e) {
      violations.add(new Violation(component.getName(), e.getMessage()));
      return null;
    }
  }

  private static Object value(RecordComponent component, JsonValue json) throws WrongValue {
    if (json == JsonValue.NULL) {
      throw new WrongValue("must not be null");
    }
    if (component.getType() == String.class) {
      return string(json);
    }
    if (component.getType() == Boolean.class) {
      return bool(json);
    }
    try {
      return JsonFormat.JSONB.fromJson(json.toString(), component.getGenericType());
    } catch (JsonbException e) {
      throw new WrongValue("has the wrong type or format");
    }
  }

  private static String string(JsonValue json) throws WrongValue {
    if (!(json instanceof JsonString value)) {
      throw new WrongValue("must be a string");
    }
    String text = value.getString();
    // PostgreSQL can store neither: no text has the character NUL, nor half of a surrogate pair.
    if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new WrongValue("must not have the character NUL or an unpaired surrogate");
    }
    return text;
  }

  private static Boolean bool(JsonValue json) throws WrongValue {
    return switch (json.getValueType()) {
      case TRUE -> Boolean.TRUE;
      case FALSE -> Boolean.FALSE;
      default -> throw new WrongValue("must be true or false");
    };
  }

  private Record create(Object[] values) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " can't be made of a request body", e);
    }
  }

  private static final class WrongValue extends Exception {
    WrongValue(String message) {
      super(message);
    }
  }
}
