package dev.plinth.system.product;

import static org.junit.platform.commons.support.AnnotationSupport.findAnnotation;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips a test if a program that it {@link NeedsProgram needs} is not installed. */
final class ProgramCondition implements ExecutionCondition {

  private static final boolean CI = Boolean.parseBoolean(System.getenv("CI"));

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    List<String> missing =
        findAnnotation(context.getElement(), NeedsProgram.class).stream()
            .flatMap(needs -> Stream.of(needs.value()))
            .filter(program -> InstalledProgram.find(program).isEmpty())
            .toList();
    if (missing.isEmpty()) {
      return ConditionEvaluationResult.enabled("every program is installed");
    }
    String reason = "not installed: " + String.join(", ", missing);
    if (CI) {
      throw new AssertionError(reason);
    }
    System.out.printf("SKIPPED %s: %s%n", name(context), reason);
    return ConditionEvaluationResult.disabled(reason);
  }

  private static String name(ExtensionContext context) {
    String method = context.getTestMethod().map(it -> "." + it.getName()).orElse("");
    return context.getRequiredTestClass().getSimpleName() + method;
  }
}
