package dev.plinth.users;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** An e-mail address of 1 to 254 characters (RFC 5321, 4.5.3.1.3). */
@Size(min = 1, max = 254)
@Email
@Constraint(validatedBy = {})
@Documented
@Target(FIELD)
@Retention(RUNTIME)
@interface EmailAddress {

  /** Not used: each rule has a message of its own. */
  String message() default "";

  /** As the specification asks. */
  Class<?>[] groups() default {};

  /** As the specification asks. */
  Class<? extends Payload>[] payload() default {};
}
