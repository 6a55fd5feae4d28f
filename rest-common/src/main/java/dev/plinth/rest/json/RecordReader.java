package dev.plinth.rest.json;

import dev.plinth.rest.problem.ProblemException;
import dev.plinth.rest.problem.Violation;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    if (!isUncoded(headers.get(HttpHeaders.CONTENT_ENCODING))) {
      throw new NotSupportedException();
    }
    JsonObject json = JsonBody.read(in, mediaType);
    List<Violation> violations = new ArrayList<>();
    Record body = new RecordBinding(type).bind(json, violations);
    validate(body, violations);
    if (!violations.isEmpty()) {
      throw ProblemException.invalid(violations);
    }
    return body;
  }

  /** Only the content coding {@code identity} is supported (RFC 9110, 8.4.1). */
  private static boolean isUncoded(List<String> codings) {
    return codings == null
        || codings.stream()
            .flatMap(line -> Stream.of(line.split(",")))
            .allMatch(coding -> coding.strip().equalsIgnoreCase("identity"));
  }

  /** A field of the wrong type is null in the record, so its constraints are skipped. */
  private void validate(Record body, List<Violation> violations) {
    Set<String> known =
        violations.stream().map(violation -> violation.path().get(0)).collect(Collectors.toSet());
    validator.validate(body).stream()
        .map(found -> new Violation(path(found.getPropertyPath()), found.getMessage()))
        .filter(violation -> !known.contains(violation.path().get(0)))
        .sorted(
            Comparator.comparing((Violation violation) -> String.join("/", violation.path()))
                .thenComparing(Violation::detail))
        .forEach(violations::add);
  }

  /** The node after that of the list has the index of the element. */
  private static List<String> path(Path constrained) {
    List<String> path = new ArrayList<>();
    for (Path.Node node : constrained) {
      if (node.getIndex() != null) {
        path.add(node.getIndex().toString());
      }
      if (node.getKind() == ElementKind.PROPERTY) {
        path.add(node.getName());
      }
    }
    return path;
  }
}
