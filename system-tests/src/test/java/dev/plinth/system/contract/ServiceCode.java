package dev.plinth.system.contract;

import static java.util.stream.Collectors.toSet;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The compiled code of a service: its operations and the records that cross HTTP. */
final class ServiceCode {

  private static final String JAX_RS = "jakarta.ws.rs.";
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private final JavaClasses classes;

  ServiceCode(String service) {
    Path modules = Path.of(System.getProperty("modules.directory"));
    classes =
        new ClassFileImporter()
            .importPaths(
                Stream.of(service + "-war", "persistence-ejb", "rest-common")
                    .map(module -> modules.resolve(module + "/target/classes"))
                    .toList());
  }

  /** Returns the JAX-RS methods by method and path, such as {@code GET /users/{id}}. */
  Map<String, JavaMethod> operations() {
    return classes.stream()
        .filter(type -> annotation(type, JAX_RS + "Path").isPresent())
        .flatMap(type -> type.getMethods().stream())
        .filter(method -> verb(method).isPresent())
        .collect(Collectors.toMap(ServiceCode::name, method -> method));
  }

  private static Optional<String> verb(JavaMethod method) {
    return method.getAnnotations().stream()
        .map(annotation -> annotation.getRawType().getSimpleName())
        .filter(METHODS::contains)
        .findFirst();
  }

  private static String name(JavaMethod method) {
    return verb(method).orElseThrow() + " /" + path(method.getOwner()) + path(method);
  }

  private static String path(HasAnnotations<?> owner) {
    return annotation(owner, JAX_RS + "Path").map(it -> (String) it.get("value").get()).orElse("");
  }

  private static Optional<? extends JavaAnnotation<?>> annotation(
      HasAnnotations<?> owner, String type) {
    return owner.tryGetAnnotationOfType(type);
  }

  static boolean needsToken(JavaMethod method) {
    return annotation(method, "jakarta.annotation.security.RolesAllowed").isPresent();
  }

  static boolean isDeprecated(JavaMethod method) {
    return annotation(method, "dev.plinth.rest.deprecation.Deprecation").isPresent();
  }

  static Set<String> queryParameters(JavaMethod method) {
    return annotation(method, "dev.plinth.rest.query.QueryParameters")
        .map(it -> Set.of((String[]) it.get("value").get()))
        .orElse(Set.of());
  }

  /** Returns the name of the record in the request body, or of its items; empty if none. */
  static Optional<String> body(JavaMethod method) {
    return method.getParameterTypes().stream()
        .flatMap(type -> type.getAllInvolvedRawTypes().stream())
        .filter(JavaClass::isRecord)
        .map(JavaClass::getSimpleName)
        .findFirst();
  }

  /** Returns the fields of a record that is named as a schema, or so with {@code View}. */
  List<JavaField> fields(String schema) {
    return classes.stream()
        .filter(JavaClass::isRecord)
        .filter(type -> Set.of(schema, schema + "View").contains(type.getSimpleName()))
        .flatMap(type -> type.getFields().stream())
        .filter(field -> annotation(field, "jakarta.json.bind.annotation.JsonbTransient").isEmpty())
        .toList();
  }

  /** Returns the names of the fields that a request body must have. */
  static Set<String> required(List<JavaField> fields) {
    return fields.stream()
        .filter(it -> annotation(it, "jakarta.validation.constraints.NotNull").isPresent())
        .map(JavaField::getName)
        .collect(toSet());
  }

  /** Returns the largest length of each field that has one. */
  static Map<String, Integer> maxLengths(List<JavaField> fields) {
    return fields.stream()
        .filter(field -> length(field).isPresent())
        .collect(
            Collectors.toMap(
                JavaField::getName, field -> (Integer) length(field).get().get("max").get()));
  }

  private static Optional<? extends JavaAnnotation<?>> length(JavaField field) {
    return field.getAnnotations().stream()
        .flatMap(
            constraint ->
                annotation(constraint.getRawType(), "dev.plinth.rest.validation.Length").stream())
        .findFirst();
  }
}
