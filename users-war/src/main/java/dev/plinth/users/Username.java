package dev.plinth.users;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Up to 50 characters, none of them a control character, and no white space at the ends. */
@Size(max = 50)
@Pattern(
    regexp = "[^\\p{IsWhite_Space}\\p{Cc}]([^\\p{Cc}]*[^\\p{IsWhite_Space}\\p{Cc}])?",
    message = "must not be blank, begin or end with white space, or have control characters")
@Constraint(validatedBy = {})
@Documented
@Target(FIELD)
@Retention(RUNTIME)
@interface Username {

  /** Not used: each rule has a message of its own. */
  String message() default "";

  /** As the specification asks. */
  Class<?>[] groups() default {};

  /** As the specification asks. */
  Class<? extends Payload>[] payload() default {};
}
