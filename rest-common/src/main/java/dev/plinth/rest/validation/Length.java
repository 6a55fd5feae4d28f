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
 * The length of a text in Unicode code points of its Normalization Form C, which is what is stored.
 * {@code @Size} counts UTF-16 code units, of which an emoji has two.
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

  /** The message for the client. */
  String message() default "must have {min} to {max} characters";

  /** Required by Bean Validation. */
  Class<?>[] groups() default {};

  /** Required by Bean Validation. */
  Class<? extends Payload>[] payload() default {};

  /** Counts code points. */
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
