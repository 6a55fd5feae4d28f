package dev.plinth.benchmarks.load;

import dev.plinth.launcher.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Load by wrk, in a closed loop: each of its connections sends the next request when the answer to
 * the last one has arrived.
 */
public final class Wrk {

  /** Connections of a full load. */
  public static final int CONNECTIONS = 32;

  private final Tool tool;
  private final Path script;
  private final User user;

  /**
   * The user who writes and whose profile is read.
   *
   * @param id the user's id
   * @param name the user's name
   */
  public record User(String id, String name) {}

  /**
   * @param tool runs it; its folder gets the script
   * @param user the user of the workloads
   */
  public Wrk(Tool tool, User user) throws IOException {
    this.tool = tool;
    this.script = tool.folder().resolve("workload.lua");
    this.user = user;
    try (InputStream source = Wrk.class.getResourceAsStream("workload.lua")) {
      Files.write(script, source.readAllBytes());
    }
  }

  /**
   * Checks that wrk is installed.
   *
   * @throws Failure if it is not
   */
  public static void requireInstalled() {
    if (!Tool.isInstalled("wrk")) {
      throw new Failure("wrk is not on the PATH: install it, on Debian by apt-get install wrk");
    }
  }

  /**
   * Runs a workload.
   *
   * @param root the root of the service
   * @param ids a file of ids, one in each line
   * @param token the access token; empty for anonymous requests
   */
  public WrkResult run(
      Workload workload, URI root, Path ids, Optional<String> token, int connections, int seconds)
      throws IOException {
    String output =
        tool.run(
            Map.of(),
            seconds,
            List.of(
                "wrk",
                "--threads=1",
                "--connections=" + connections,
                "--duration=" + seconds + "s",
                "--timeout=10s",
                "--script=" + script,
                root.toString(),
                "--",
                workload.anonymous().name(),
                ids.toString(),
                token.orElse("-"),
                user.id(),
                user.name()));
    return WrkResult.parse(output)
        .orElseThrow(() -> new Failure("wrk reported nothing: " + output));
  }
}
