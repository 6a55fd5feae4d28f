package dev.plinth.persistence.idempotency;

import static java.lang.System.Logger.Level.DEBUG;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Deletes the completed requests that are older than the retention, some at a time. */
@ApplicationScoped
public class IdempotencyPurge {

  private static final System.Logger LOG = System.getLogger(IdempotencyPurge.class.getName());

  /** Takes some milliseconds, in which it locks only what nothing else needs any more. */
  private static final int BATCH = 1000;

  // Its threads have the context of this service.
  @Resource private ManagedThreadFactory threads;

  @Inject private IdempotencyRepository requests;

  @Inject
  @ConfigProperty(name = "plinth.idempotency.retention")
  private Duration retention;

  @Inject
  @ConfigProperty(name = "plinth.idempotency.purge-interval")
  private Duration interval;

  private ScheduledThreadPoolExecutor timer;

  /** Starts the job of this service. */
  public void start() {
    timer = new ScheduledThreadPoolExecutor(1, threads);
    timer.scheduleWithFixedDelay(
        this::purge, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Stops the job. */
  public void stop() {
    timer.shutdownNow();
  }

  private void purge() {
    Instant before = Instant.now().minus(retention);
    try {
      while (requests.delete(before, BATCH) == BATCH) {
        LOG.log(DEBUG, "{0} completed requests were deleted", BATCH);
      }
    } catch (RuntimeException e) {
      // Without the database, or with a read-only one. An exception would end the job.
      LOG.log(DEBUG, "completed requests can't be deleted at the moment", e);
    }
  }
}
