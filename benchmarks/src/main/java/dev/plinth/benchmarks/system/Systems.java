package dev.plinth.benchmarks.system;

import dev.plinth.launcher.process.FreePort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * All systems that a run starts.
 *
 * @param plinth Plinth as shipped
 * @param uncached Plinth without Redis, so that every read reaches the database
 * @param bare Plinth's server with a bare servlet as its blogs service
 * @param peers the peers
 */
public record Systems(Plinth plinth, Plinth uncached, Plinth bare, List<Peer> peers) {

  /** The name of Plinth. */
  public static final String PLINTH = "Plinth";

  /** The name of Plinth without Redis. */
  public static final String UNCACHED = "Plinth without Redis";

  /** The name of the server with a bare servlet. */
  public static final String BARE = "Bare servlet";

  /** The name of the peer on Spring Boot. */
  public static final String SPRING_BOOT = "Spring Boot";

  /** The name of the peer on Quarkus. */
  public static final String QUARKUS = "Quarkus";

  /**
   * Creates them, without starting any.
   *
   * @param command the command of the distribution
   * @param springBoot the program of the peer
   * @param quarkus the program of the peer
   * @param folder where their data is
   * @param log where the output of the peers is appended
   */
  public static Systems create(
      PlinthCommand command, Path springBoot, Path quarkus, Path folder, Path log)
      throws IOException {
    Path copy = BareDistribution.create(command.distribution(), folder.resolve("bare"));
    PlinthCommand bare = new PlinthCommand(copy, command.log(), command.children());
    // Nothing listens there.
    Map<String, String> noRedis =
        Map.of("REDIS_HOST", "127.0.0.1", "REDIS_PORT", Integer.toString(FreePort.find()));
    return new Systems(
        new Plinth(PLINTH, command, folder, Map.of()),
        new Plinth(UNCACHED, command, folder, noRedis),
        new Plinth(BARE, bare, folder, noRedis),
        List.of(
            new Peer(SPRING_BOOT, springBoot, log, command.children()),
            new Peer(QUARKUS, quarkus, log, command.children())));
  }
}
