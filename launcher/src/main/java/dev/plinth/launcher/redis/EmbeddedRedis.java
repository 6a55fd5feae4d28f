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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The launcher's own Redis server, on a free port of the loopback address. */
public final class EmbeddedRedis implements ManagedProcess {

  private static final String NAME = "Redis";
  private static final Duration START_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

  private final Home home;
  private final RedisProgram program;
  private final Path log;
  private Process process;

  private EmbeddedRedis(Home home, RedisProgram program) {
    this.home = home;
    this.program = program;
    this.log = home.log("redis");
  }

  /**
   * Returns a server that has not started: the installed program if a maintained version is found,
   * else the embedded one.
   *
   * @param home where its configuration and log are
   * @param searchPath where to look for an installed program, in the form of the environment
   *     variable PATH
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

  /** Returns whether the program still gets security fixes. */
  public boolean isMaintained() {
    return program.isMaintained();
  }

  @Override
  public String name() {
    return NAME;
  }

  /**
   * Starts it.
   *
   * @return its address and credentials
   * @throws Failure if it doesn't start
   * @throws Stopped if a stop is requested while it starts
   */
  public RedisAddress start(StopRequest stop) throws IOException, Stopped {
    ExternalProgram.rotate(log);
    RedisAddress address = RedisAddress.local(FreePort.find(), Secret.random());
    Secret.write(home.redisConfiguration(), configuration(address));
    launch(address, stop);
    return address;
  }

  private void launch(RedisAddress address, StopRequest stop) throws IOException, Stopped {
    List<String> command = List.of(program.file().toString(), home.redisConfiguration().toString());
    process = ExternalProgram.builder(log, command).start();
    new Children(home).add(NAME, process);
    awaitAnswer(address, stop);
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
    Instant end = Instant.now().plus(START_TIMEOUT);
    while (!RedisGreeting.isAnsweredBy(address)) {
      if (!process.isAlive() || Instant.now().isAfter(end)) {
        throw new Failure("Redis did not start: " + reason());
      }
      stop.pause(POLL_INTERVAL);
    }
  }

  private String reason() throws IOException {
    List<String> lines = Files.readAllLines(log).stream().filter(it -> !it.isBlank()).toList();
    String last = lines.isEmpty() ? "no message" : lines.get(lines.size() - 1);
    String advice = last.contains("libssl") ? " (install OpenSSL 3, or set REDIS_HOST)" : "";
    return last + advice + " (log: " + log + ")";
  }

  /**
   * Returns the process, also if it was started again by another command; empty if it does not run.
   */
  public Optional<ProcessHandle> running() {
    return new Children(home).running(NAME);
  }

  /**
   * Starts it again after it was killed, with the same configuration.
   *
   * @throws Failure if it doesn't start
   * @throws Stopped if a stop is requested while it starts
   */
  public void startAgain(StopRequest stop) throws IOException, Stopped {
    launch(
        RedisAddress.local(
            configured("port").map(Integer::parseInt).orElseThrow(),
            configured("requirepass").orElseThrow()),
        stop);
  }

  private Optional<String> configured(String name) throws IOException {
    return Files.readAllLines(home.redisConfiguration()).stream()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> line.substring(name.length() + 1))
        .findFirst();
  }

  @Override
  public void stop() {
    running().ifPresent(EmbeddedRedis::stop);
  }

  private static void stop(ProcessHandle redis) {
    redis.destroy();
    try {
      redis.onExit().get(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException | InterruptedException e) {
      redis.destroyForcibly();
    }
  }

  @Override
  public void kill() {
    running().ifPresent(ProcessHandle::destroyForcibly);
  }
}
