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

/** Visible text: line breaks and tabs, but no other control characters. It may be empty. */
@Constraint(validatedBy = Lines.Visible.class)
@Documented
@Target({FIELD, ANNOTATION_TYPE})
@Retention(RUNTIME)
public @interface Lines {

  /** Not used: each rule has its own message. */
  String message() default "";

  /** Required by Bean Validation. */
  Class<?>[] groups() default {};

  /** Required by Bean Validation. */
  Class<? extends Payload>[] payload() default {};

  /** Validates by {@link FreeText}. */
  final class Visible implements ConstraintValidator<Lines, String> {

    @Override
    public boolean isValid(String text, ConstraintValidatorContext context) {
      return text == null || Objection.report(FreeText.objectionToLines(text), context);
    }
  }
}
