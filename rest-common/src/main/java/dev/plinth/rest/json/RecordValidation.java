package dev.plinth.rest.json;

import dev.plinth.rest.problem.Violation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Validates the record that a request body was bound to. */
final class RecordValidation {

  private RecordValidation() {}

  /**
   * Adds violated constraints, in a fixed order. A field of the wrong type is null in the record,
   * so its constraints are skipped.
   *
   * @param violations those that are already known
   */
  static void validate(Record body, Validator validator, List<Violation> violations) {
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
