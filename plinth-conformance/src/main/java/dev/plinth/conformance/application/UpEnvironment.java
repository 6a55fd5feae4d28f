package dev.plinth.conformance.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.Environment;
import dev.plinth.conformance.http.Call;
import dev.plinth.conformance.http.Client;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The surroundings of a service of {@code plinth up}. */
public final class UpEnvironment implements Environment {

  private static final Duration CACHE_OPENS = Duration.ofSeconds(30);

  private final UpRun up;
  private final String service;
  private final Optional<Call> cached;
  private final UpDatabase database;
  private final UpRedis redis;
  private UpRun other;

  /**
   * Describes the surroundings.
   *
   * @param service the name of the service under test
   * @param cached a read that an open cache answers; empty if no service has a cache
   */
  public UpEnvironment(UpRun up, String service, Optional<Call> cached) {
    this.up = up;
    this.service = service;
    this.cached = cached;
    this.database = new UpDatabase(up);
    this.redis = new UpRedis(up);
  }

  @Override
  public void freezeDatabase() {
    signal("STOP", database.processes());
    // It may have started another process before it froze.
    signal("STOP", database.processes());
  }

  @Override
  public void restoreDatabase() {
    signal("CONT", database.processes());
  }

  @Override
  public void freezeRedis() {
    signal("STOP", redis.processes());
  }

  @Override
  public void restoreRedis() {
    signal("CONT", redis.processes());
    awaitCache(status -> !status.contains("fwd=bypass"));
    // It has executed what its clients had given up on: marks that would last for 30 s.
    redis.empty();
    awaitCache(status -> status.contains("hit"));
  }

  private void awaitCache(Predicate<String> state) {
    cached.ifPresent(
        read ->
            await()
                .atMost(CACHE_OPENS)
                .until(() -> state.test(read.send().header("Cache-Status"))));
  }

  @Override
  public int connections() {
    return new PoolMetrics(new Client(address(up, "operations"))).max();
  }

  @Override
  public TableLock lock(String table) {
    return database.lock(table);
  }

  @Override
  public Optional<URI> otherServer() {
    if (other == null) {
      Map<String, String> shared = new HashMap<>(database.configuration());
      shared.putAll(redis.configuration());
      shared.put("JWT_SIGNING_KEY_FILE", up.folder().resolve("signing-key.pem").toString());
      shared.put("JWT_KEY_SET_FILE", up.folder().resolve("key-set.json").toString());
      other = up.startAnother(shared);
    }
    return Optional.of(address(other, service));
  }

  @Override
  public void stopOtherServer() {
    if (other != null) {
      other.close();
      other = null;
    }
  }

  private static URI address(UpRun run, String name) {
    return URI.create(run.addresses().get(name)).resolve("/");
  }

  /** Sends a signal by the shell's built-in kill: not every machine has the program. */
  private static void signal(String name, Stream<ProcessHandle> processes) {
    List<String> pids = processes.map(it -> Long.toString(it.pid())).toList();
    assertThat(pids).isNotEmpty();
    try {
      // Its exit code says nothing: one of the processes may have ended.
      new ProcessBuilder("sh", "-c", "kill -" + name + " " + String.join(" ", pids))
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
