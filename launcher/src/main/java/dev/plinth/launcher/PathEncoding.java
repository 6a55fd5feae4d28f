package dev.plinth.launcher;

import java.util.stream.Stream;

/**
 * Checks that Java can encode the names of the folders in use. Java takes the encoding of file
 * names from the locale (LC_ALL); in the locale C it has no characters beyond ASCII.
 */
final class PathEncoding {

  private static final int LAST_ASCII = 127;

  private PathEncoding() {}

  /**
   * @throws Failure if the locale's encoding can't express the name of a folder
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
    return path.chars().anyMatch(character -> character > LAST_ASCII);
  }
}
