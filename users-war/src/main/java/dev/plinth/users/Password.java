package dev.plinth.users;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import dev.plinth.rest.validation.Length;
import dev.plinth.runtime.text.OpaqueStrings;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** A new password: 8 to 128 characters that {@link OpaqueStrings} allows. */
@Length(min = Password.SHORTEST, max = Password.LONGEST)
@Constraint(validatedBy = Password.Profile.class)
@Documented
@Target(FIELD)
@Retention(RUNTIME)
@interface Password {

  /** In characters. */
  int SHORTEST = 8;

  /** In characters. */
  int LONGEST = 128;

  /** The message of this rule; the length has its own. */
  String message() default "must not have control, invisible or unassigned characters";

  /** Required by Bean Validation. */
  Class<?>[] groups() default {};

  /** Required by Bean Validation. */
  Class<? extends Payload>[] payload() default {};

  /** Validates by {@link OpaqueStrings}. */
  final class Profile implements ConstraintValidator<Password, String> {

    @Override
    public boolean isValid(String password, ConstraintValidatorContext context) {
      return password == null || OpaqueStrings.isAllowed(password);
    }
  }
}
