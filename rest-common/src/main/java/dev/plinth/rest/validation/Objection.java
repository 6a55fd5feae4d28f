package dev.plinth.rest.validation;

import jakarta.validation.ConstraintValidatorContext;
import java.util.Optional;

/** Reports a message in place of the default message of a constraint. */
public final class Objection {

  private Objection() {}

  /**
   * Reports an objection, if there is one.
   *
   * @param objection a message without interpolation expressions
   * @return whether the value is valid
   */
  public static boolean report(Optional<String> objection, ConstraintValidatorContext context) {
    objection.ifPresent(
        message -> {
          context.disableDefaultConstraintViolation();
          context.buildConstraintViolationWithTemplate(message).addConstraintViolation();
        });
    return objection.isEmpty();
  }
}
