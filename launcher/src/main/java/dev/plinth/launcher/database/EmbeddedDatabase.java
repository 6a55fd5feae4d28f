package dev.plinth.launcher.database;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.Progress;
import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.home.HomeLock;
import dev.plinth.launcher.home.HomeLock.Holder;
import dev.plinth.launcher.postgres.EmbeddedPostgres;
import dev.plinth.launcher.settings.DatabaseAddress;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The embedded database of a home: uses the one that the application runs, or starts it. */
final class EmbeddedDatabase {

  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration NOTICE_DELAY = Duration.ofSeconds(1);
  private static final long POLL_MILLIS = 100;
  private static final int NO_POOL = 0;

  private final Home home;
  private final Progress progress;
  private final EmbeddedPostgres postgres;

  EmbeddedDatabase(Home home, Progress progress) {
    this.home = home;
    this.progress = progress;
    this.postgres = new EmbeddedPostgres(home);
  }

  /**
   * Waits until no other command uses the home, and starts the database unless it runs.
   *
   * @throws Failure if PostgreSQL doesn't start, or the application uses another one
   */
  TargetDatabase open() throws IOException {
    Instant begun = Instant.now();
    boolean reported = false;
    while (true) {
      Optional<HomeLock> lock = HomeLock.briefly(home);
      if (lock.isPresent()) {
        return start(lock.get());
      }
      Holder holder = HomeLock.holder(home);
      Optional<DatabaseAddress> running = postgres.running();
      if (!holder.isBrief() && running.isPresent()) {
        return new TargetDatabase(running.get(), () -> {});
      }
      Duration waited = Duration.between(begun, Instant.now());
      if (!holder.isBrief() && waited.compareTo(START_TIMEOUT) > 0) {
        throw withoutDatabase(holder);
      }
      reported = reported || reportWaiting(holder, waited);
      pause();
    }
  }

  private TargetDatabase start(HomeLock lock) throws IOException {
    Thread onSignal = new Thread(postgres::stop);
    try {
      Leftovers.end(home, progress);
      Runtime.getRuntime().addShutdownHook(onSignal);
      DatabaseAddress address = postgres.start(NO_POOL);
      return new TargetDatabase(address, () -> end(onSignal, lock));
    } catch (IOException | RuntimeException e) {
      end(onSignal, lock);
      throw e;
    }
  }

  private void end(Thread onSignal, HomeLock lock) {
    postgres.stop();
    lock.close();
    try {
      Runtime.getRuntime().removeShutdownHook(onSignal);
    } catch (IllegalStateException e) {
      // The process is ending, and the hook finds nothing to stop.
    }
  }

  private boolean reportWaiting(Holder holder, Duration waited) {
    if (waited.compareTo(NOTICE_DELAY) < 0) {
      return false;
    }
    progress.say(
        "PLINTH_HOME %s is in use by process %s, waiting".formatted(home.root(), holder.pid()));
    return true;
  }

  private Failure withoutDatabase(Holder holder) {
    return new Failure(
        "Plinth runs with PLINTH_HOME %s, as process %s, but without the embedded database: set DB_HOST as for that process"
            .formatted(home.root(), holder.pid()));
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      throw new IOException("interrupted while waiting for PLINTH_HOME", e);
    }
  }
}
