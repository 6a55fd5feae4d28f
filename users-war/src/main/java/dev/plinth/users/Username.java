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

/** Up to 50 characters that {@link Usernames} allows. */
@Length(max = Username.LONGEST, message = "must have at most {max} characters")
@Constraint(validatedBy = Username.Profile.class)
@Documented
@Target(FIELD)
@Retention(RUNTIME)
@interface Username {

  /** In characters. */
  int LONGEST = 50;

  /** Not used: each rule has a message of its own. */
  String message() default "";

  /** As the specification asks. */
  Class<?>[] groups() default {};

  /** As the specification asks. */
  Class<? extends Payload>[] payload() default {};

  /** Asks {@link Usernames}. */
  final class Profile implements ConstraintValidator<Username, String> {

    @Override
    public boolean isValid(String name, ConstraintValidatorContext context) {
      return name == null || Objection.report(Usernames.objection(name), context);
    }
  }
}
