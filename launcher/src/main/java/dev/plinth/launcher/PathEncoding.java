package dev.plinth.launcher;

import java.util.stream.Stream;

/**
 * Whether this Java can name the files that it was told of. It takes the encoding of names from the
 * locale (LC_ALL), and has none for them where that is C.
 */
final class PathEncoding {

  private static final int LAST_OF_ASCII = 127;

  private PathEncoding() {}

  /**
   * @throws Failure if a folder has a name that the locale has no characters for
   */
  static void check() {
    String encoding = System.getProperty("sun.jnu.encoding");
    if (!encoding.equals("UTF-8") && paths().anyMatch(PathEncoding::isBeyondAscii)) {
      throw new Failure(
          "a folder has a name that the locale's encoding %s can't express: set LC_ALL=C.UTF-8"
              .formatted(encoding));
    }
  }

  private static Stream<String> paths() {
    return Stream.of(
        System.getProperty("user.dir"),
        System.getProperty("java.class.path"),
        System.getenv().getOrDefault("PLINTH_HOME", ""));
  }

  private static boolean isBeyondAscii(String path) {
    return path.chars().anyMatch(character -> character > LAST_OF_ASCII);
  }
}
