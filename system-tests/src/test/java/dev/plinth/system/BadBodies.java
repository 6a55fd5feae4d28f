package dev.plinth.system;

import static dev.plinth.system.BadRequest.bytes;
import static dev.plinth.system.BadRequest.chunked;
import static dev.plinth.system.BadRequest.json;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.stream.Stream;

/** Invalid request bodies: too large, or not valid text. */
final class BadBodies {

  private static final String ADD_USER = "POST users /users";
  private static final String ADD_BLOG = "POST blogs /blogs";
  private static final String UNKNOWN_BLOG = "blogs /blogs/00000000-0000-4000-8000-000000000000";
  private static final int LARGEST = 64 * 1024;
  private static final int LARGEST_OF_THE_SERVER = 1024 * 1024;

  private BadBodies() {}

  static Stream<BadRequest> all() {
    return Stream.of(sizes(), charsets()).flatMap(group -> group);
  }

  private static Stream<BadRequest> sizes() {
    return Stream.of(
        json("no byte to register", 400, ADD_USER, ""),
        json("no byte to replace", 400, "PUT " + UNKNOWN_BLOG, ""),
        json("no byte to change", 400, "PATCH " + UNKNOWN_BLOG, ""),
        chunked("no byte, in chunks", 400, ADD_BLOG, new byte[0]),
        json("a byte too many", 413, ADD_BLOG, blogOfSize(LARGEST + 1)),
        json("a byte too many to change", 413, "PATCH " + UNKNOWN_BLOG, blogOfSize(LARGEST + 1)),
        chunked("a byte too many, in chunks", 413, ADD_BLOG, bytesOfSize(LARGEST + 1)),
        json("a byte too many, all blank", 413, ADD_USER, " ".repeat(LARGEST + 1)),
        json("1 MiB", 413, ADD_BLOG, blogOfSize(LARGEST_OF_THE_SERVER)),
        json("1 MiB and a byte", 413, ADD_BLOG, blogOfSize(LARGEST_OF_THE_SERVER + 1)),
        json("2 MiB", 413, ADD_USER, blogOfSize(2 * LARGEST_OF_THE_SERVER)),
        chunked("2 MiB, in chunks", 413, ADD_BLOG, bytesOfSize(2 * LARGEST_OF_THE_SERVER)));
  }

  private static Stream<BadRequest> charsets() {
    return Stream.of(
        in("a byte order mark", UTF_8, "\uFEFF" + blog("d")),
        in("UTF-16 with its mark", UTF_16, blog("d")),
        in("UTF-16 without a mark", UTF_16LE, blog("d")),
        in("ISO 8859-1", ISO_8859_1, blog("Zoë")),
        in("a sequence without its end", ISO_8859_1, blog("\u00C3")),
        in("a sequence without its start", ISO_8859_1, blog("\u0080")),
        in("NUL in two bytes", ISO_8859_1, blog("\u00C0\u0080")),
        in("half a surrogate pair in three bytes", ISO_8859_1, blog("\u00ED\u00A0\u0080")),
        in("a character beyond Unicode", ISO_8859_1, blog("\u00F4\u0090\u0080\u0080")),
        in("a byte NUL", UTF_8, blog("\0")),
        in("a byte NUL after the object", UTF_8, blog("d") + "\0"));
  }

  private static BadRequest in(String what, Charset charset, String body) {
    return bytes(what, 400, ADD_BLOG, body.getBytes(charset), "Content-Type", "application/json");
  }

  private static byte[] bytesOfSize(int size) {
    return blogOfSize(size).getBytes(UTF_8);
  }

  private static String blogOfSize(int size) {
    return blog("x".repeat(size - blog("").length()));
  }

  /** Returns the body of a request for a new blog with this text. */
  static String blog(String description) {
    return "{\"title\":\"t\",\"author\":\"a\",\"description\":\"" + description + "\"}";
  }
}
