package dev.plinth.rest.validation;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import dev.plinth.runtime.text.FreeText;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** One line of visible text: not blank, without control characters. */
@Constraint(validatedBy = Line.Visible.class)
@Documented
@Target({FIELD, ANNOTATION_TYPE})
@Retention(RUNTIME)
public @interface Line {

  /** Not used: each rule has its own message. */
  String message() default "";

  /** Required by Bean Validation. */
  Class<?>[] groups() default {};

  /** Required by Bean Validation. */
  Class<? extends Payload>[] payload() default {};

  /** Validates by {@link FreeText}. */
  final class Visible implements ConstraintValidator<Line, String> {

    @Override
    public boolean isValid(String line, ConstraintValidatorContext context) {
      return line == null || Objection.report(FreeText.objection(line), context);
    }
  }
}
