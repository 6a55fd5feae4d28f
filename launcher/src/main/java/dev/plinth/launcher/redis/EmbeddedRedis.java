package dev.plinth.launcher.redis;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.home.Children;
import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.home.Secret;
import dev.plinth.launcher.process.ExternalProgram;
import dev.plinth.launcher.process.FreePort;
import dev.plinth.launcher.process.ManagedProcess;
import dev.plinth.launcher.process.StopRequest;
import dev.plinth.launcher.process.StopRequest.Stopped;
import dev.plinth.launcher.settings.RedisAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A Redis server that belongs to this launcher, on a free port of the loopback address. */
public final class EmbeddedRedis implements ManagedProcess {

  private static final Duration START = Duration.ofSeconds(10);
  private static final Duration STOP = Duration.ofSeconds(5);
  private static final Duration MOMENT = Duration.ofMillis(20);

  private final Home home;
  private final RedisProgram program;
  private final Path log;
  private volatile Process process;

  private EmbeddedRedis(Home home, RedisProgram program) {
    this.home = home;
    this.program = program;
    this.log = home.log("redis");
  }

  /**
   * Returns one that has not started: an installed program if there is one that gets fixes, else
   * the embedded one.
   *
   * @param home where its configuration and log are
   * @param searchPath where to look for an installed one, as in the environment variable PATH
   */
  public static EmbeddedRedis of(Home home, String searchPath) throws IOException {
    Optional<RedisProgram> installed = RedisProgram.installed(searchPath);
    return new EmbeddedRedis(
        home, installed.isPresent() ? installed.get() : RedisProgram.embedded(home));
  }

  /** Returns the program's name and version. */
  public String version() {
    return program.toString();
  }

  /** Whether the program gets fixes of its vulnerabilities. */
  public boolean isMaintained() {
    return program.isMaintained();
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
    ExternalProgram.rotate(log);
    RedisAddress address = RedisAddress.local(FreePort.find(), Secret.random());
    Secret.write(home.redisConfiguration(), configuration(address));
    List<String> command = List.of(program.file().toString(), home.redisConfiguration().toString());
    process = ExternalProgram.builder(log, command).start();
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
