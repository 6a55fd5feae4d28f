package dev.plinth.rest.conditional;

import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * The content coding {@code gzip} of responses to reads. A coded representation has a strong tag of
 * its own: that of the state with a suffix.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3.3">RFC 9110, section
 *     8.8.3.3</a>
 */
public final class Gzip {

  /** The field in which a client names the codings that it accepts. */
  public static final String FIELD = HttpHeaders.ACCEPT_ENCODING;

  static final String NAME = "gzip";

  /** Smaller bodies fit into a packet as they are. */
  private static final int LARGE_BYTES = 1024;

  private static final String SUFFIX = "-gzip";

  /** An element of {@code Accept-Encoding}: a coding, and its weight from 0 to 1. */
  private static final Pattern ELEMENT =
      Pattern.compile("\\s*([^\\s;]+)\\s*(?:;\\s*[qQ]\\s*=\\s*([01](?:\\.[0-9]{0,3})?)\\s*)?");

  private Gzip() {}

  /**
   * Whether the client accepts the coding, and prefers it to none (RFC 9110, section 12.5.3).
   *
   * @param acceptEncoding the lines of the field; empty or null if there is none
   */
  public static boolean isAccepted(List<String> acceptEncoding) {
    if (acceptEncoding == null || acceptEncoding.isEmpty()) {
      return false;
    }
    Map<String, Double> weights = weights(String.join(",", acceptEncoding));
    double other = weights.getOrDefault("*", 0.0);
    double gzip = weights.getOrDefault(NAME, weights.getOrDefault("x-gzip", other));
    return gzip > 0 && gzip >= weights.getOrDefault("identity", 0.0);
  }

  private static Map<String, Double> weights(String acceptEncoding) {
    Map<String, Double> weights = new HashMap<>();
    for (String element : acceptEncoding.split(",")) {
      Matcher parts = ELEMENT.matcher(element);
      if (parts.matches()) {
        double weight = parts.group(2) == null ? 1 : Double.parseDouble(parts.group(2));
        weights.put(parts.group(1).toLowerCase(Locale.ROOT), weight);
      }
    }
    return weights;
  }

  /** Whether a body is so large that it is sent coded if the client accepts it. */
  static boolean isWorthwhile(byte[] body) {
    return body.length > LARGE_BYTES;
  }

  /** Returns the tag of the coded representation of a state. */
  static String tag(String tag) {
    return tag + SUFFIX;
  }

  /** Returns a body in the coding. */
  static byte[] encode(byte[] body) {
    ByteArrayOutputStream coded = new ByteArrayOutputStream(body.length / 2);
    try (GZIPOutputStream out = new GZIPOutputStream(coded)) {
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return coded.toByteArray();
  }
}
