package dev.plinth.users;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.util.Locale;

/** An e-mail address of 1 to 254 characters (RFC 5321, 4.5.3.1.3), in lower case as well. */
@Size(min = 1, max = EmailAddress.LONGEST)
@Email
@Constraint(validatedBy = EmailAddress.LowerCaseLength.class)
@Documented
@Target(FIELD)
@Retention(RUNTIME)
@interface EmailAddress {

  /** In characters. */
  int LONGEST = 254;

  /** For an address that is too long only in lower case; each other rule has its own message. */
  String message() default "must have at most 254 characters in lower case";

  /** As the specification asks. */
  Class<?>[] groups() default {};

  /** As the specification asks. */
  Class<? extends Payload>[] payload() default {};

  /** A few letters have a lower case of two characters, and addresses are kept in lower case. */
  final class LowerCaseLength implements ConstraintValidator<EmailAddress, String> {

    @Override
    public boolean isValid(String address, ConstraintValidatorContext context) {
      return address == null
          || address.length() > LONGEST
          || address.toLowerCase(Locale.ROOT).length() <= LONGEST;
    }
  }
}
