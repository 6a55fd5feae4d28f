package dev.plinth.launcher.redis;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.home.Children;
import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.home.Secret;
import dev.plinth.launcher.process.FreePort;
import dev.plinth.launcher.process.Part;
import dev.plinth.launcher.process.Program;
import dev.plinth.launcher.process.StopRequest;
import dev.plinth.launcher.process.StopRequest.Stopped;
import dev.plinth.launcher.settings.RedisAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.error.OsArchitectureNotFound;

/** A Redis server of our own, on a free port of the loopback address. */
public final class EmbeddedRedis implements Part {

  private static final Duration START = Duration.ofSeconds(10);
  private static final Duration STOP = Duration.ofSeconds(5);
  private static final Duration MOMENT = Duration.ofMillis(20);

  private final Home home;
  private final Path log;
  private volatile Process process;

  /**
   * @param home where its configuration and log are
   */
  public EmbeddedRedis(Home home) {
    this.home = home;
    this.log = home.log("redis");
  }

  @Override
  public String name() {
    return "Redis";
  }

  /**
   * Starts it.
   *
   * @return how to log in
   * @throws Failure if it doesn't start
   * @throws Stopped if stopping is asked for meanwhile
   */
  public RedisAddress start(StopRequest stop) throws IOException, Stopped {
    Program.rotate(log);
    RedisAddress address = RedisAddress.local(FreePort.find(), Secret.random());
    Secret.write(home.redisConfiguration(), configuration(address));
    String program = program(home.programs()).toString();
    List<String> command = List.of(program, home.redisConfiguration().toString());
    process = Program.builder(log, command).start();
    new Children(home).add("Redis", process);
    awaitAnswer(address, stop);
    return address;
  }

  private static String configuration(RedisAddress address) {
    return """
        bind %s
        port %d
        requirepass %s
        save ""
        appendonly no
        maxmemory 64mb
        maxmemory-policy allkeys-lru
        """
        .formatted(address.host(), address.port(), address.password());
  }

  private static Path program(Path programs) throws IOException {
    try {
      return ExecutableProvider.newJarResourceProvider(programs.toFile()).get().toPath();
    } catch (OsArchitectureNotFound | NullPointerException e) {
      throw new Failure("there is no embedded Redis for this computer: set REDIS_HOST", e);
    }
  }

  private void awaitAnswer(RedisAddress address, StopRequest stop) throws IOException, Stopped {
    Instant end = Instant.now().plus(START);
    while (!RedisGreeting.isAnsweredBy(address)) {
      if (!process.isAlive() || Instant.now().isAfter(end)) {
        throw new Failure("Redis did not start: " + reason());
      }
      stop.pause(MOMENT);
    }
  }

  private String reason() throws IOException {
    List<String> lines = Files.readAllLines(log).stream().filter(it -> !it.isBlank()).toList();
    String last = lines.isEmpty() ? "no message" : lines.get(lines.size() - 1);
    String advice = last.contains("libssl") ? " (install OpenSSL 3, or set REDIS_HOST)" : "";
    return last + advice + " (log: " + log + ")";
  }

  @Override
  public void stop() {
    if (process == null) {
      return;
    }
    process.destroy();
    try {
      if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      kill();
    }
  }

  @Override
  public void kill() {
    if (process != null) {
      process.destroyForcibly();
    }
  }
}
