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

/** An author's name: a line of up to 50 characters that is not blank. */
@Length(max = Author.LONGEST, message = "must have at most {max} characters")
@Line
@Constraint(validatedBy = {})
@Documented
@Target(FIELD)
@Retention(RUNTIME)
@interface Author {

  /** In characters. */
  int LONGEST = 50;

  /** Not used: each rule has its own message. */
  String message() default "";

  /** Required by Bean Validation. */
  Class<?>[] groups() default {};

  /** Required by Bean Validation. */
  Class<? extends Payload>[] payload() default {};
}
