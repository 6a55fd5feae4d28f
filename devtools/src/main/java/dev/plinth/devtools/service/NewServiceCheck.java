package dev.plinth.devtools.service;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.service.ServiceList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** Checks a service before it is created: its names must be valid, and new in the checkout. */
final class NewServiceCheck {

  private static final Pattern ENTITY = Pattern.compile("[A-Z][A-Za-z0-9]{1,29}");

  /** Classes that the generated code uses by these names. */
  private static final Pattern USED =
      Pattern.compile(
          "Audited(Entity|View)|Cached?Entity|Caller|ChangeRequest|Column|Concurrent(Change)?|Consumer"
              + "|Consumes|Context|Convert|Entity.*|FetchType|ForeignKey|FreeText|HttpHeaders|Idempotent.*"
              + "|Index|Inject|Instant|InvalidField|JoinColumn|Length|Lines?|List.*|ManyToOne|Map"
              + "|MediaType|MergePatch|NotFound|NotNull|Optional|Owne.*|PageRequest|Path.*|Produces"
              + "|QueryParameters|Representation|Response|Roles.*|Table|UriInfo|UUID|View.*|Written");

  /** Each reference has a fact in the repository, and {@code Map.of} takes ten. */
  private static final int MAX_REFERENCES = 9;

  private final ServiceSources sources;
  private final PersistenceSources persistence;
  private final List<String> problems = new ArrayList<>();

  NewServiceCheck(Path root) {
    this.sources = new ServiceSources(root);
    this.persistence = new PersistenceSources(root);
  }

  /**
   * Returns the service, with the classes of the references.
   *
   * @throws Failure with a line for each problem
   */
  NewService check(NewService service) throws IOException {
    String name = service.definition().name();
    ServiceList.mistake(sources.services(), service.definition()).ifPresent(problems::add);
    require(!FieldDefinition.isReserved(name), "the name \"%s\" is reserved", name);
    Path module = sources.root().resolve(service.module());
    require(!Files.exists(module), "%s exists", module);
    if (problems.isEmpty()) {
      require(!persistence.hasTable(name), "a migration creates the table %s already", name);
      checkEntity(service);
    }
    List<FieldDefinition> fields = checkFields(service.fields());
    if (!problems.isEmpty()) {
      throw new Failure(problems);
    }
    return new NewService(service.definition(), service.entity(), fields, service.isCached());
  }

  private void checkEntity(NewService service) throws IOException {
    String entity = service.entity();
    require(
        ENTITY.matcher(entity).matches(),
        "the entity \"%s\" must be a name such as BlogPost, of up to 30 characters",
        entity);
    require(
        !USED.matcher(entity).matches()
            && !isInJavaLang(entity)
            && !SourceVersion.isKeyword(service.feature()),
        "the entity \"%s\" has the name of a class in use: choose another with --entity",
        entity);
    require(
        !entity.equals(NewService.plural(service.definition().name())),
        "the entity \"%s\" must not be named as the service: choose another with --entity",
        entity);
    require(
        persistence.entity(entity).isEmpty() && !persistence.hasPackage(service.feature()),
        "the entity \"%s\" or its package exists: choose another with --entity",
        entity);
  }

  private static boolean isInJavaLang(String name) {
    try {
      Class.forName("java.lang." + name);
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  private List<FieldDefinition> checkFields(List<FieldDefinition> fields) throws IOException {
    Set<String> names = new HashSet<>();
    List<FieldDefinition> resolved = new ArrayList<>();
    for (FieldDefinition field : fields) {
      boolean isNew = names.add(field.name()) & (names.add(field.property()) || isNamed(field));
      require(isNew, "the field \"%s\" is given twice", field.name());
      resolved.add(field.kind().equals("ref") ? resolve(field) : field);
    }
    long references = fields.stream().filter(it -> it.kind().equals("ref")).count();
    require(references <= MAX_REFERENCES, "there are more than %s references", MAX_REFERENCES);
    return resolved;
  }

  private static boolean isNamed(FieldDefinition field) {
    return field.name().equals(field.property());
  }

  private FieldDefinition resolve(FieldDefinition field) throws IOException {
    Optional<String> entity = persistence.entity(field.argument());
    require(
        entity.isPresent(),
        "the field \"%s\" refers to %s, and there is no such entity",
        field.name(),
        field.argument());
    return field.withArgument(entity.orElse(""));
  }

  private void require(boolean isValid, String problem, Object... values) {
    if (!isValid) {
      problems.add(problem.formatted(values));
    }
  }
}
