package dev.plinth.runtime.cache;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.plinth.runtime.redis.RedisExecutor;
import dev.plinth.runtime.redis.RedisUnavailable;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Receives the invalidations of other services, in a thread of its own, and confirms them. */
@ApplicationScoped
class InvalidationInbox {

  private static final System.Logger LOG = System.getLogger(InvalidationInbox.class.getName());

  /** After a failure; a connection that waits for messages makes no such pause. */
  private static final Duration PAUSE = Duration.ofMillis(100);

  /** Longer than a poll. */
  private static final Duration END = Duration.ofSeconds(1);

  /** By then a message may have expired. Two waits without an answer are shorter than its life. */
  private static final Duration STALL = Invalidation.TIME_TO_LIVE.dividedBy(2);

  @Resource private ManagedThreadFactory threads;
  @Inject private RedisExecutor redis;
  @Inject private NearCache near;
  @Inject private CacheMembers members;

  private Thread thread;

  /** Opens the inbox, unless it is open. */
  synchronized void open() {
    if (thread == null || !thread.isAlive()) {
      thread = threads.newThread(this::receive);
      thread.start();
    }
  }

  /** Waits for the thread: it uses beans, which end with the service. */
  @PreDestroy
  synchronized void close() {
    if (thread == null) {
      return;
    }
    thread.interrupt();
    try {
      thread.join(END.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void receive() {
    while (!Thread.currentThread().isInterrupted()) {
      NearMembership mine = near.membership();
      long begun = System.nanoTime();
      try {
        receiveOne(mine);
        if (System.nanoTime() - begun > STALL.toNanos()) {
          LOG.log(INFO, "the near cache is dropped: the service stood still for seconds");
          leave(mine);
        }
      } catch (RedisUnavailable e) {
        LOG.log(DEBUG, "no invalidations can be received", e);
        leave(mine);
        pause();
      } catch (RuntimeException e) {
        LOG.log(WARNING, "an invalidation could not be received", e);
        leave(mine);
        pause();
      }
    }
  }

  private void receiveOne(NearMembership mine) throws RedisUnavailable {
    String runId = redis.runId();
    Optional<byte[]> received = redis.pop(runId, Invalidation.inbox(mine.id()));
    mine.listens();
    if (received.isPresent()) {
      Invalidation invalidation = Invalidation.parse(received.get());
      invalidation.keys().forEach(mine.entries()::invalidate);
      if (invalidation.isToConfirm()) {
        redis.evaluate(runId, invalidation.confirmation(mine.id()));
      }
    }
  }

  /**
   * Ends the membership at once: a message may be lost with the connection, and its writer must not
   * wait for this service.
   */
  private void leave(NearMembership mine) {
    if (mine.joinedAt() == null) {
      return;
    }
    near.leave(mine);
    try {
      members.remove(mine.id());
    } catch (SQLException e) {
      LOG.log(DEBUG, "a writer will declare this member lost", e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
