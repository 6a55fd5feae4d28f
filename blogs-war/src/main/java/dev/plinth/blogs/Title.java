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

/** The title of a blog: a line of up to 100 characters that is not blank. */
@Length(max = Title.LONGEST, message = "must have at most {max} characters")
@Line
@Constraint(validatedBy = {})
@Documented
@Target(FIELD)
@Retention(RUNTIME)
@interface Title {

  /** In characters. */
  int LONGEST = 100;

  /** Not used: each rule has its own message. */
  String message() default "";

  /** Required by Bean Validation. */
  Class<?>[] groups() default {};

  /** Required by Bean Validation. */
  Class<? extends Payload>[] payload() default {};
}
