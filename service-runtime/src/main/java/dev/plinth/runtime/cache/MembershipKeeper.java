package dev.plinth.runtime.cache;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;

/** Joins and leaves the members of the cache, and removes those that are lost. */
@ApplicationScoped
class MembershipKeeper {

  private static final System.Logger LOG = System.getLogger(MembershipKeeper.class.getName());

  /** In leases: by then a lost member has no lease that lists it as a member. */
  private static final int GONE = 3;

  @Inject private LeaseClock leases;
  @Inject private NearCache near;
  @Inject private CacheMembers members;
  @Inject private InvalidationInbox inbox;
  @Inject private Invalidations invalidations;

  @Resource private ManagedExecutorService executor;

  private boolean isStopped;

  /**
   * Joins if this service can use Redis under an open lease, and leaves if it can't, or is lost.
   *
   * @param lease the lease that was just read
   * @param isUsable whether this service sees the lease's run of Redis up
   */
  synchronized void renew(Connection connection, Lease lease, boolean isUsable)
      throws SQLException {
    if (isStopped) {
      return;
    }
    inbox.open();
    removeLost(connection, lease);
    NearMembership mine = near.membership();
    boolean hasJoined = mine.joinedAt() != null;
    if (hasJoined && !(isUsable && lease.isMember(mine.id()))) {
      LOG.log(INFO, "the near cache is dropped");
      near.leave(mine);
      members.remove(connection, mine.id());
    } else if (!hasJoined && isUsable && mine.isListening() && lease.isOpen()) {
      members.join(connection, mine.id(), near.caches());
      mine.joined();
      executor.execute(() -> findLost(lease));
    }
  }

  /** Members that died before this service joined would make the next write wait. */
  private void findLost(Lease lease) {
    try {
      invalidations.findLost(lease);
    } catch (SQLException e) {
      LOG.log(DEBUG, "members that died could not be found", e);
    }
  }

  private void removeLost(Connection connection, Lease lease) throws SQLException {
    for (CacheMember member : lease.members()) {
      if (leases.isLostFor(member.id(), GONE)) {
        members.remove(connection, member.id());
      }
    }
  }

  /** Leaves, so that no writer waits for this service. A probe that still runs must not join. */
  @PreDestroy
  synchronized void leave() {
    isStopped = true;
    NearMembership mine = near.membership();
    near.leave(mine);
    try {
      members.remove(mine.id());
    } catch (SQLException | RuntimeException e) {
      LOG.log(DEBUG, "the cache's member could not be removed", e);
    }
  }
}
