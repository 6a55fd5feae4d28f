package dev.plinth.users;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import dev.plinth.rest.validation.Length;
import dev.plinth.rest.validation.Objection;
import dev.plinth.runtime.text.Usernames;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** A username: 1 to 50 characters that {@link Usernames} allows. */
@Length(max = Username.LONGEST, message = "must have at most {max} characters")
@Constraint(validatedBy = Username.Profile.class)
@Documented
@Target(FIELD)
@Retention(RUNTIME)
@interface Username {

  /** In characters. */
  int LONGEST = 50;

  /** Not used: each rule has its own message. */
  String message() default "";

  /** Required by Bean Validation. */
  Class<?>[] groups() default {};

  /** Required by Bean Validation. */
  Class<? extends Payload>[] payload() default {};

  /** Validates by {@link Usernames}. */
  final class Profile implements ConstraintValidator<Username, String> {

    @Override
    public boolean isValid(String name, ConstraintValidatorContext context) {
      return name == null || Objection.report(Usernames.objection(name), context);
    }
  }
}
