package dev.plinth.users;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import dev.plinth.rest.validation.Length;
import dev.plinth.runtime.text.EmailAddresses;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Email;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** An e-mail address of 1 to 254 characters (RFC 5321, 4.5.3.1.3), also in lower case. */
@Length(min = 1, max = EmailAddress.LONGEST)
@Email
@ReportAsSingleViolation
@Constraint(validatedBy = EmailAddress.Mailbox.class)
@Documented
@Target(FIELD)
@Retention(RUNTIME)
@interface EmailAddress {

  /** In characters. */
  int LONGEST = 254;

  /** The message for the client, the same for each rule. */
  String message() default
      "must be an e-mail address at a domain name, of at most 254 characters, without quotes,"
          + " spaces, control or invisible characters";

  /** Required by Bean Validation. */
  Class<?>[] groups() default {};

  /** Required by Bean Validation. */
  Class<? extends Payload>[] payload() default {};

  /** Validates by {@link EmailAddresses}. */
  final class Mailbox implements ConstraintValidator<EmailAddress, String> {

    @Override
    public boolean isValid(String address, ConstraintValidatorContext context) {
      return address == null
          || EmailAddresses.canonical(address).isPresent() && fits(EmailAddresses.shown(address));
    }

    /** Addresses are stored in lower case, where a few letters become two characters. */
    private static boolean fits(String shown) {
      return shown.codePoints().count() <= LONGEST;
    }
  }
}
