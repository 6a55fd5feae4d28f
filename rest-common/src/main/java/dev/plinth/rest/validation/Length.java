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

/**
 * How many characters a text may have. Characters are the Unicode code points of its Normalization
 * Form C, which is what is kept; {@code @Size} counts UTF-16 units, of which an emoji has two.
 */
@Constraint(validatedBy = Length.CodePoints.class)
@Documented
@Target({FIELD, ANNOTATION_TYPE})
@Retention(RUNTIME)
public @interface Length {

  /** The smallest number of characters. */
  int min() default 0;

  /** The largest number of characters. */
  int max();

  /** What the client gets to read. */
  String message() default "must have {min} to {max} characters";

  /** As the specification asks. */
  Class<?>[] groups() default {};

  /** As the specification asks. */
  Class<? extends Payload>[] payload() default {};

  /** Counts. */
  final class CodePoints implements ConstraintValidator<Length, String> {

    private int min;
    private int max;

    @Override
    public void initialize(Length length) {
      min = length.min();
      max = length.max();
    }

    @Override
    public boolean isValid(String text, ConstraintValidatorContext context) {
      if (text == null) {
        return true;
      }
      long length = FreeText.shown(text).codePoints().count();
      return min <= length && length <= max;
    }
  }
}
