package dev.plinth.rest.json;

import dev.plinth.rest.problem.ProblemException;
import dev.plinth.rest.problem.Violation;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads an array of 1 to {@value #MOST} objects into a list of records, and validates each. The
 * path of a violation begins with the index of the object.
 */
@Provider
// No normal scope, as for one record.
@Dependent
@Consumes(MediaType.WILDCARD)
public class RecordsReader implements MessageBodyReader<List<? extends Record>> {

  private static final int MOST = 100;

  @Inject Validator validator;

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == List.class && item(genericType).isPresent();
  }

  /** Returns the record in a list; empty if it is a list of something else. */
  private static Optional<Class<? extends Record>> item(Type list) {
    return list instanceof ParameterizedType parameterized
            && parameterized.getActualTypeArguments()[0] instanceof Class<?> item
            && item.isRecord()
        ? Optional.of(item.asSubclass(Record.class))
        : Optional.empty();
  }

  @Override
  public List<? extends Record> readFrom(
      Class<List<? extends Record>> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream in) {
    ContentCoding.requireNone(headers);
    JsonArray array = JsonBody.readArray(in, mediaType);
    if (array.isEmpty() || array.size() > MOST) {
      throw ProblemException.badRequest("The array must have 1 to " + MOST + " objects.");
    }
    return bind(new RecordBinding(item(genericType).orElseThrow()), array);
  }

  private List<Record> bind(RecordBinding binding, JsonArray array) {
    List<Violation> violations = new ArrayList<>();
    List<Record> items = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      List<Violation> ofItem = new ArrayList<>();
      items.add(bind(binding, array.get(i), ofItem));
      String index = Integer.toString(i);
      ofItem.forEach(violation -> violations.add(violation.below(index)));
    }
    if (!violations.isEmpty()) {
      throw ProblemException.invalid(violations);
    }
    return items;
  }

  /** Returns the record of an item; null if the item is not an object, which is a violation. */
  private Record bind(RecordBinding binding, JsonValue item, List<Violation> violations) {
    if (!(item instanceof JsonObject object)) {
      violations.add(new Violation(List.of(), "must be an object"));
      return null;
    }
    JsonBody.requireFewFields(object);
    return binding.bind(object, validator, violations);
  }
}
