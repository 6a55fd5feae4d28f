package dev.plinth.blogs;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import dev.plinth.rest.validation.Length;
import dev.plinth.rest.validation.Line;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** A line of up to 100 characters that is not blank. */
@Length(max = Title.LONGEST, message = "must have at most {max} characters")
@Line
@Constraint(validatedBy = {})
@Documented
@Target(FIELD)
@Retention(RUNTIME)
@interface Title {

  /** In characters. */
  int LONGEST = 100;

  /** Not used: each rule has a message of its own. */
  String message() default "";

  /** As the specification asks. */
  Class<?>[] groups() default {};

  /** As the specification asks. */
  Class<? extends Payload>[] payload() default {};
}
