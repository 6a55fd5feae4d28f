package dev.plinth.launcher.settings;

import dev.plinth.runtime.ratelimit.RateLimit;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Which values a setting takes.
 *
 * @param allows whether a value is right
 * @param message what is wrong with another one; {@code %1$s} is the variable, {@code %2$s} the
 *     value, which stays out where it may carry a password
 */
record Rule(Predicate<String> allows, String message) {

  static final Rule ANY = new Rule(value -> true, "");
  static final Rule SECRET = new Rule(value -> true, "");

  /** A password whose default for development must not get into production. */
  static final Rule PASSWORD = new Rule(value -> true, "");

  static final Rule HOST =
      hidden(
          Pattern.compile("[\\p{Alnum}._:-]+").asMatchPredicate(),
          "a host name or an address, without a scheme, port or path");

  static final Rule URL =
      hidden(
          Pattern.compile("https?://[^\\s/]+(/\\S*)?").asMatchPredicate(),
          "a URL that begins with http:// or https://");

  static final Rule PATH = hidden(Rule::isPath, "a path");

  static final Rule READABLE =
      new Rule(
          value -> isPath(value) && Files.isReadable(Path.of(value)), "%1$s can't be read: %2$s");

  static final Rule CERTIFICATES =
      shown(Rule::hasCertificates, "a file with certificates (PEM) that can be read");

  static final Rule ADDRESS =
      shown(Rule::isAddress, "an address such as 127.0.0.1, 0.0.0.0 or ::1");

  static final Rule LIMIT = shown(Rule::isLimit, RateLimit.EXPECTED);
  static final Rule PORT = number(1, 65535);
  static final Rule FLAG = oneOf("true", "false");

  /** IPv4, or something with a colon: only that is never looked up as a name. */
  private static final Pattern NUMERIC =
      Pattern.compile(
          "((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}|[\\p{XDigit}.]*:[\\p{XDigit}:.]*");

  static Rule oneOf(String... values) {
    return shown(List.of(values)::contains, "one of " + String.join(", ", values));
  }

  static Rule number(int least, int most) {
    return shown(
        value -> isNumber(value, least, most),
        "a whole number from %d to %d".formatted(least, most));
  }

  /** Values of one form with commas between them. */
  static Rule list(String form, String example) {
    Pattern pattern = Pattern.compile(form);
    return shown(
        value ->
            Arrays.stream(value.split(",")).allMatch(one -> pattern.matcher(one.strip()).matches()),
        example + ", or several with commas between them");
  }

  private static Rule shown(Predicate<String> allows, String expected) {
    return new Rule(allows, "%1$s is \"%2$s\", and must be " + expected);
  }

  private static Rule hidden(Predicate<String> allows, String expected) {
    return new Rule(allows, "%1$s must be " + expected);
  }

  private static boolean isNumber(String value, int least, int most) {
    try {
      int number = Integer.parseInt(value);
      return number >= least && number <= most;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isPath(String value) {
    try {
      Path.of(value);
      return true;
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static boolean isAddress(String value) {
    try {
      return NUMERIC.matcher(value).matches() && InetAddress.getByName(value) != null;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static boolean isLimit(String value) {
    try {
      RateLimit.of(value);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean hasCertificates(String file) {
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      return !CertificateFactory.getInstance("X.509").generateCertificates(in).isEmpty();
    } catch (IOException | InvalidPathException | CertificateException e) {
      return false;
    }
  }
}
