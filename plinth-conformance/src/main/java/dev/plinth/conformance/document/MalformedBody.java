package dev.plinth.conformance.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.stream.Stream;

/**
 * A request body that is no JSON object in UTF-8 (RFC 8259).
 *
 * @param what what is wrong with it
 */
public record MalformedBody(String what, byte[] bytes) {

  private static final int DEEP = 2000;

  /** Returns all, derived from a valid body. */
  public static Stream<MalformedBody> of(String valid) {
    String open = valid.substring(0, valid.length() - 1);
    String firstMember = valid.substring(1).replaceFirst(",\".*|}$", "");
    String firstName = firstMember.substring(0, firstMember.indexOf(':'));
    return Stream.concat(
        Stream.of(
            text("no byte", ""),
            text("white space", " "),
            text("an object without an end", open),
            text("a string without an end", "{\"x"),
            text("an object and something after it", valid + " x"),
            text("two objects", valid + "{}"),
            text("single quotes", valid.replace('"', '\'')),
            text("a name without quotes", open + ",x:1}"),
            text("a block comment", open + "/* x */}"),
            text("a line comment", valid + " // x"),
            text("a comma too many", open + ",}"),
            text("a comma too few", open + " \"x\":1}"),
            text("a name without a value", "{\"x\"}"),
            text("NaN", open + ",\"x\":NaN}"),
            text("Infinity", open + ",\"x\":-Infinity}"),
            text("a number with a leading zero", open + ",\"x\":01}"),
            text("True", open + ",\"x\":True}"),
            text("an unknown escape", open + ",\"x\":\"\\x41\"}"),
            text("half an escape", open + ",\"x\":\"\\u00\"}"),
            text("a raw control character", open + ",\"x\":\"a\tb\"}"),
            text("a name twice", open + "," + firstMember + "}"),
            text("a name twice, once escaped", open + "," + escaped(firstName) + ":1}"),
            text("an array", "[" + valid + "]"),
            text("an empty array", "[]"),
            text("a string", "\"x\""),
            text("a number", "42"),
            text("null", "null"),
            text("true", "true"),
            text("many arrays in each other", "[".repeat(DEEP) + "]".repeat(DEEP)),
            text("many arrays that don't end", "{\"x\":" + "[".repeat(DEEP)),
            text(
                "many objects in each other",
                "{\"x\":" + "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP) + "}"),
            text("a number of 10,000 digits", open + ",\"x\":" + "9".repeat(10_000) + "}"),
            text("a number beyond all exponents", open + ",\"x\":1e99999999999}")),
        charsets(valid, open));
  }

  private static Stream<MalformedBody> charsets(String valid, String open) {
    return Stream.of(
        text("a byte order mark", "\uFEFF" + valid),
        in("UTF-16 with its mark", UTF_16, valid),
        in("UTF-16 without a mark", UTF_16LE, valid),
        latin("ISO 8859-1", open, "Zo\u00EB"),
        latin("a sequence without its end", open, "\u00C3"),
        latin("a sequence without its start", open, "\u0080"),
        latin("NUL in two bytes", open, "\u00C0\u0080"),
        latin("half a surrogate pair in three bytes", open, "\u00ED\u00A0\u0080"),
        latin("a character beyond Unicode", open, "\u00F4\u0090\u0080\u0080"),
        latin("a byte NUL", open, "\0"),
        text("a byte NUL after the object", valid + "\0"));
  }

  /** Returns a name with its first letter as an escape sequence. */
  private static String escaped(String quotedName) {
    return "\"\\u%04x%s".formatted((int) quotedName.charAt(1), quotedName.substring(2));
  }

  private static MalformedBody latin(String what, String open, String bytes) {
    return in(what, ISO_8859_1, open + ",\"x\":\"" + bytes + "\"}");
  }

  private static MalformedBody text(String what, String body) {
    return in(what, UTF_8, body);
  }

  private static MalformedBody in(String what, Charset charset, String body) {
    return new MalformedBody(what, body.getBytes(charset));
  }
}
