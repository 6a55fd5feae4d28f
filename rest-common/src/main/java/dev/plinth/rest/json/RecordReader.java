package dev.plinth.rest.json;

import dev.plinth.rest.problem.ProblemException;
import dev.plinth.rest.problem.Violation;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

/** Reads a request body into a record and validates it. */
@Provider
// No normal scope: JAX-RS can't see on a client proxy that it reads records.
@Dependent
@Consumes(MediaType.WILDCARD)
public class RecordReader implements MessageBodyReader<Record> {

  @Inject Validator validator;

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type.isRecord();
  }

  @Override
  public Record readFrom(
      Class<Record> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream in)
      throws IOException {
    ContentCoding.requireNone(headers);
    JsonObject json = JsonBody.read(in, mediaType);
    List<Violation> violations = new ArrayList<>();
    Record body = new RecordBinding(type).bind(json, validator, violations);
    if (!violations.isEmpty()) {
      throw ProblemException.invalid(violations);
    }
    return body;
  }
}
