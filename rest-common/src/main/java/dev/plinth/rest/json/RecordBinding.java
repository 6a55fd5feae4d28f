package dev.plinth.rest.json;

import dev.plinth.rest.problem.Violation;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Binds a JSON object to a record by the names of its components. A component whose name is absent
 * is null, so no component has a primitive type. An explicit null is a violation, unless the type
 * is {@code Optional}.
 */
final class RecordBinding {

  private final Class<? extends Record> type;
  private final RecordComponent[] components;

  RecordBinding(Class<? extends Record> type) {
    this.type = type;
    this.components = type.getRecordComponents();
  }

  /**
   * Binds an object, and validates the record.
   *
   * @param violations where to add what is wrong
   */
  Record bind(JsonObject json, Validator validator, List<Violation> violations) {
    Record body = bind(json, violations);
    RecordValidation.validate(body, validator, violations);
    return body;
  }

  /**
   * Binds an object.
   *
   * @param violations where to add what is wrong; such fields are null in the record
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
      return FieldValue.read(component.getGenericType(), json);
    } catch (FieldValue.Wrong e) {
      violations.add(new Violation(component.getName(), e.getMessage()));
      return null;
    }
  }

  private Record create(Object[] values) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " can't be created from a request body", e);
    }
  }
}
