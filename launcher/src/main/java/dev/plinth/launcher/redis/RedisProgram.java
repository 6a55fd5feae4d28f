package dev.plinth.launcher.redis;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.home.Home;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Redis or Valkey server program.
 *
 * @param file its path
 * @param name Redis or Valkey
 * @param version such as 7.0.15
 */
record RedisProgram(Path file, String name, String version) {

  /** The oldest maintained major version. */
  private static final int MAINTAINED = 7;

  private static final Pattern VERSION = Pattern.compile("(Redis|Valkey) server v=((\\d+)[\\d.]*)");

  /** The embedded program for each architecture, as the artifact names it. */
  private static final Map<String, String> EMBEDDED =
      Map.of(
          "amd64", "redis-server-6.2.6-v5-linux-amd64",
          "aarch64", "redis-server-6.2.7-linux-arm64");

  /**
   * Returns the first redis-server or valkey-server in the folders of a search path that is recent
   * enough.
   *
   * @param searchPath in the form of the environment variable PATH
   */
  static Optional<RedisProgram> installed(String searchPath) {
    return Stream.of("redis-server", "valkey-server")
        .flatMap(
            name ->
                Stream.of(searchPath.split(File.pathSeparator))
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .flatMap(file -> of(file).stream())
        .filter(RedisProgram::isMaintained)
        .findFirst();
  }

  /**
   * Returns the embedded program.
   *
   * @param home where it is unpacked
   * @throws Failure if there is none for this computer
   */
  static RedisProgram embedded(Home home) throws IOException {
    String name = EMBEDDED.get(System.getProperty("os.arch"));
    if (name == null || !System.getProperty("os.name").equals("Linux")) {
      throw new Failure(
          "there is no embedded Redis for this computer: install redis-server, or set REDIS_HOST");
    }
    Path file = home.programs().resolve(name);
    try (InputStream in = RedisProgram.class.getResourceAsStream("/redis/" + name)) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    if (!file.toFile().setExecutable(true)) {
      throw new Failure(file + " can't be made executable");
    }
    // If a library is missing it can't report its version, and can't start; the log has the reason.
    return of(file).orElseGet(() -> new RedisProgram(file, "Redis", "6.2"));
  }

  private static Optional<RedisProgram> of(Path file) {
    try {
      Process process = new ProcessBuilder(file.toString(), "--version").start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Matcher version = VERSION.matcher(said);
      return version.find()
          ? Optional.of(new RedisProgram(file, version.group(1), version.group(2)))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Returns whether it gets security fixes; the embedded one does not. */
  boolean isMaintained() {
    return Integer.parseInt(version.substring(0, version.indexOf('.'))) >= MAINTAINED;
  }

  @Override
  public String toString() {
    return name + " " + version;
  }
}
