package dev.plinth.runtime.cache;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.plinth.runtime.redis.RedisExecutor;
import dev.plinth.runtime.redis.RedisUnavailable;
import dev.plinth.runtime.redis.ScriptCall;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Invalidates what the members hold in their memory, for a writer of this service. */
@ApplicationScoped
class Invalidations {

  private static final System.Logger LOG = System.getLogger(Invalidations.class.getName());

  /** How long a writer waits for confirmations: the lease's length divided by this. */
  private static final int PATIENCE = 2;

  @Inject
  @ConfigProperty(name = "plinth.cache.lease")
  private Duration length;

  @Inject private LeaseClock leases;
  @Inject private NearCache near;
  @Inject private CacheMembers members;
  @Inject private RedisExecutor redis;

  /**
   * Invalidates the entries of a write before its commit. Nothing waits for the other members, but
   * they drop the entries even if this writer dies after its commit.
   *
   * @return the messages to the other members, to be sent with the marks
   */
  List<ScriptCall> announce(PendingWrite write) {
    near.invalidate(write.keys());
    return messages(
        new Invalidation("", write.keys()),
        others(write, write.lease(), member -> !member.isLost()));
  }

  /**
   * Invalidates the entries of a write after it was published. Returns when no member serves an
   * earlier value any more: each one has confirmed, has left, or is lost and its lease expired.
   *
   * @param lease valid after the write was published
   */
  void complete(PendingWrite write, Lease lease) throws SQLException {
    near.invalidate(write.keys());
    if (loseSilent(others(write, lease, member -> !member.isLost()), write.keys(), lease)) {
      leases.awaitExpiryOfLeasesBefore(System.nanoTime());
    }
    leases.awaitExpiryOfLeasesOf(others(write, lease, CacheMember::isLost));
  }

  /** Declares those members lost that died, so that no writer has to wait for them later. */
  void findLost(Lease lease) throws SQLException {
    loseSilent(others(lease, member -> !member.isLost()), List.of(), lease);
  }

  /** Sends an invalidation, and declares the members lost that don't confirm it. */
  private boolean loseSilent(Set<UUID> recipients, List<CacheKey> keys, Lease lease)
      throws SQLException {
    if (recipients.isEmpty()) {
      return false;
    }
    Set<UUID> silent = silent(recipients, keys, lease.runId());
    if (silent.isEmpty() || !members.lose(silent)) {
      return false;
    }
    LOG.log(INFO, "a service did not confirm an invalidation and loses its near cache");
    return true;
  }

  /** Sends an invalidation and returns the recipients that don't confirm it in time. */
  private Set<UUID> silent(Set<UUID> recipients, List<CacheKey> keys, String runId) {
    Invalidation invalidation = new Invalidation(UUID.randomUUID().toString(), keys);
    Set<UUID> silent = new HashSet<>(recipients);
    long end = System.nanoTime() + length.dividedBy(PATIENCE).toNanos();
    try {
      redis.evaluateAll(runId, messages(invalidation, recipients));
      while (!silent.isEmpty() && System.nanoTime() - end < 0) {
        redis
            .pop(runId, invalidation.confirmationList())
            .map(id -> UUID.fromString(new String(id, US_ASCII)))
            .ifPresent(silent::remove);
      }
    } catch (RedisUnavailable e) {
      LOG.log(DEBUG, "the confirmations of an invalidation could not be read", e);
    }
    return silent;
  }

  private static List<ScriptCall> messages(Invalidation invalidation, Set<UUID> recipients) {
    return recipients.stream().map(invalidation::to).toList();
  }

  /** Returns the other services that hold a cache of a write. */
  private Set<UUID> others(PendingWrite write, Lease lease, Predicate<CacheMember> condition) {
    return others(lease, condition.and(member -> write.keys().stream().anyMatch(member::holds)));
  }

  private Set<UUID> others(Lease lease, Predicate<CacheMember> condition) {
    return lease.members().stream()
        .filter(member -> !member.id().equals(near.membership().id()))
        .filter(condition)
        .map(CacheMember::id)
        .collect(Collectors.toSet());
  }
}
