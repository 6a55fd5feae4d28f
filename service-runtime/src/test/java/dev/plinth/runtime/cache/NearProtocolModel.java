package dev.plinth.runtime.cache;

import dev.plinth.runtime.representation.CacheOutcome;
import dev.plinth.runtime.representation.CacheOutcome.Source;
import dev.plinth.runtime.representation.Representation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;

/**
 * A model of the near cache's protocol for one key: PostgreSQL, Redis, members with readers, and
 * writers. Each step of an actor is atomic; a seed decides the order, the time between two steps,
 * and the faults. Entries in memory are the real {@link NearEntries}.
 */
final class NearProtocolModel {

  /** Parts of the protocol, to be left out. */
  enum Part {
    /** A look-up that began before an invalidation does not store what it found. */
    BAR,
    /** A writer waits for confirmations. */
    CONFIRMATION,
    /** A writer that got no confirmation declares the member lost, and waits for its lease. */
    LEASE_OF_THE_LOST,
    /** Other writers wait for the lease of a member that is lost. */
    LEASE_OF_THE_LOST_OF_OTHERS,
    /** A member serves only while it has a lease that lists it. */
    MEMBERSHIP,
    /** A member that joins waits before it serves. */
    WAIT_AFTER_JOINING,
    /** A writer uses the members of a lease that is valid after it published. */
    LEASE_AFTER_PUBLISHING
  }

  private static final CacheKey KEY = CacheKey.ofList("model");
  private static final int MEMBERS = 2;
  private static final int WRITERS = 4;
  private static final int READERS = 2;
  private static final long LEASE = 1000;
  private static final long EXPIRY = LEASE + LEASE / 10;
  private static final long PATIENCE = LEASE / 2;
  private static final long NEVER = Long.MIN_VALUE;

  private final Random random;
  private final Set<Part> missing;
  private final List<Actor> actors = new ArrayList<>();
  private final Map<Integer, Boolean> lostById = new HashMap<>();
  private final Map<Integer, Queue<Message>> inboxes = new HashMap<>();
  private final List<Member> members = new ArrayList<>();

  private long now;
  private int nextId;
  private int committed;
  private int acknowledged;
  private boolean isRowLocked;
  private int entry;
  private boolean isPending;
  private int nonce;
  private int nextNonce;
  private int outdated;
  private int hits;
  private int lost;

  NearProtocolModel(long seed, Set<Part> missing) {
    this.random = new Random(seed);
    this.missing = missing;
    for (int i = 0; i < MEMBERS; i++) {
      Member member = new Member();
      members.add(member);
      actors.add(new Actor(member, member::askForLease));
      actors.add(new Actor(member, member::receive));
      for (int j = 0; j < READERS; j++) {
        Reader reader = new Reader(member);
        actors.add(new Actor(member, reader::begin));
      }
    }
    for (int i = 0; i < WRITERS; i++) {
      Member server = members.get(i % MEMBERS);
      actors.add(new Actor(server, () -> new Writer(server).lockRow()));
    }
  }

  void run(int steps) {
    for (int i = 0; i < steps; i++) {
      now += random.nextInt((int) LEASE / 40);
      fault();
      Actor actor = actors.get(random.nextInt(actors.size()));
      if (now >= actor.server.frozenUntil && now >= actor.pausedUntil) {
        actor.step();
        // A thread may get no processor for a while.
        actor.pausedUntil = random.nextInt(50) == 0 ? now + random.nextLong(2 * LEASE) : NEVER;
      }
    }
  }

  int outdated() {
    return outdated;
  }

  int hits() {
    return hits;
  }

  int lost() {
    return lost;
  }

  private boolean has(Part part) {
    return !missing.contains(part);
  }

  private void fault() {
    switch (random.nextInt(400)) {
      case 0 -> members.get(random.nextInt(MEMBERS)).frozenUntil = now + random.nextLong(3 * LEASE);
      case 1 -> evict();
      case 2 -> inboxes.clear();
      case 3 -> members.get(random.nextInt(MEMBERS)).leave();
      default -> {}
    }
  }

  private void evict() {
    entry = 0;
    isPending = false;
    nonce = 0;
  }

  private interface Step {
    Step run();
  }

  private static final class Actor {

    private final Member server;
    private final Step first;
    private Step next;
    private long pausedUntil = NEVER;

    Actor(Member server, Step first) {
      this.server = server;
      this.first = first;
      this.next = first;
    }

    void step() {
      Step following = next.run();
      next = following == null ? first : following;
    }
  }

  private record Message(Set<Integer> confirmations) {}

  private record LeaseOfModel(Map<Integer, Boolean> lostById, long requestedAt) {

    boolean isMember(int id) {
      return Boolean.FALSE.equals(lostById.get(id));
    }
  }

  /** A service that holds entries in memory. */
  private final class Member {

    private long frozenUntil = NEVER;
    private LeaseOfModel lease;
    private final Map<Integer, Long> lostSince = new HashMap<>();
    private int id = ++nextId;
    private long joinedAt = NEVER;
    private NearEntries entries = entries();

    private NearEntries entries() {
      return new NearEntries(1_000_000, () -> now * 1_000_000);
    }

    Step askForLease() {
      long requestedAt = now;
      return () -> readLease(requestedAt);
    }

    private Step readLease(long requestedAt) {
      LeaseOfModel read = new LeaseOfModel(Map.copyOf(lostById), requestedAt);
      return () -> renew(read);
    }

    private Step renew(LeaseOfModel read) {
      lease = read;
      read.lostById.forEach(
          (member, isLost) -> {
            if (isLost) {
              lostSince.putIfAbsent(member, now);
            }
          });
      if (joinedAt == NEVER) {
        lostById.put(id, false);
        joinedAt = now;
      } else if (!read.isMember(id)) {
        leave();
      }
      removeLost();
      return null;
    }

    private void removeLost() {
      lostSince.forEach(
          (member, since) -> {
            if (now - since > 3 * LEASE) {
              lostById.remove(member);
            }
          });
    }

    void leave() {
      int left = id;
      id = ++nextId;
      joinedAt = NEVER;
      entries = entries();
      lostById.remove(left);
    }

    boolean hasLease() {
      return lease != null && now - lease.requestedAt < LEASE;
    }

    boolean isServing() {
      boolean isRipe = !has(Part.WAIT_AFTER_JOINING) || now - joinedAt >= EXPIRY;
      boolean isListed = !has(Part.MEMBERSHIP) || hasLease() && lease.isMember(id);
      return joinedAt != NEVER && isRipe && isListed;
    }

    Step receive() {
      Queue<Message> inbox = inboxes.get(id);
      Message message = inbox == null ? null : inbox.poll();
      NearEntries mine = entries;
      int mineId = id;
      return message == null ? null : () -> invalidate(mine, mineId, message);
    }

    private Step invalidate(NearEntries mine, int mineId, Message message) {
      mine.invalidate(KEY);
      return () -> {
        message.confirmations.remove(mineId);
        return null;
      };
    }
  }

  /** A reader in a service: looks into memory, then into Redis, then into the database. */
  private final class Reader {

    private final Member server;
    private int least;
    private NearEntries entries;
    private long invalidations;
    private boolean puts;

    Reader(Member server) {
      this.server = server;
    }

    Step begin() {
      least = acknowledged;
      entries = server.entries;
      return server.isServing() ? this::find : this::lookUp;
    }

    private Step find() {
      int found = entries.find(KEY, 1).map(value -> Integer.parseInt(value.tag())).orElse(0);
      if (found > 0) {
        hits++;
        return end(found);
      }
      return this::beginLookUp;
    }

    private Step beginLookUp() {
      entries = server.entries;
      puts = server.isServing();
      invalidations = entries.invalidations(KEY);
      return this::lookUp;
    }

    private Step lookUp() {
      if (isPending) {
        return () -> read(0);
      }
      if (entry > 0) {
        int found = entry;
        return () -> put(found);
      }
      nonce = nonce == 0 ? ++nextNonce : nonce;
      int mine = nonce;
      return () -> read(mine);
    }

    private Step read(int mine) {
      int found = committed;
      return () -> fill(mine, found);
    }

    private Step fill(int mine, int found) {
      boolean isUntouched = mine > 0 && mine == nonce && !isPending && entry == 0;
      boolean isCommitted = isPending && entry == found;
      if (isUntouched || isCommitted) {
        entry = found;
        isPending = false;
        return () -> put(found);
      }
      return end(found);
    }

    private Step put(int found) {
      if (puts && found > 0) {
        long before = has(Part.BAR) ? invalidations : entries.invalidations(KEY);
        entries.put(KEY, before, 1, value(found));
      }
      return end(found);
    }

    private Step end(int found) {
      outdated += found < least ? 1 : 0;
      puts = false;
      return null;
    }
  }

  /** A write in a service, until it is acknowledged. */
  private final class Writer {

    private final Member server;
    private int version;
    private LeaseOfModel lease;

    Writer(Member server) {
      this.server = server;
    }

    Step lockRow() {
      if (isRowLocked || !server.hasLease() || random.nextInt(10) > 0) {
        return null;
      }
      isRowLocked = true;
      version = committed + 1;
      return this::mark;
    }

    private Step mark() {
      entry = Math.max(entry, version);
      isPending = true;
      nonce = 0;
      lease = server.lease;
      return this::commit;
    }

    private Step commit() {
      committed = version;
      isRowLocked = false;
      return this::publish;
    }

    private Step publish() {
      if (entry <= version) {
        entry = isPending || entry > 0 ? version : 0;
        isPending = false;
        nonce = 0;
      }
      return this::takeLease;
    }

    private Step takeLease() {
      if (!server.hasLease()) {
        return this::takeLease;
      }
      if (has(Part.LEASE_AFTER_PUBLISHING)) {
        lease = server.lease;
      }
      server.entries.invalidate(KEY);
      return this::send;
    }

    private Step send() {
      Set<Integer> silent = new java.util.HashSet<>();
      lease.lostById.forEach(
          (member, isLost) -> {
            if (!isLost && member != server.id) {
              silent.add(member);
              inboxes.computeIfAbsent(member, id -> new ArrayDeque<>()).add(new Message(silent));
            }
          });
      long end = now + PATIENCE;
      return () -> await(silent, end);
    }

    private Step await(Set<Integer> silent, long end) {
      if (!has(Part.CONFIRMATION) || silent.isEmpty()) {
        return awaitLostOfOthers();
      }
      return now < end ? () -> await(silent, end) : () -> lose(Set.copyOf(silent));
    }

    private Step lose(Set<Integer> silent) {
      boolean wasMember = false;
      for (int member : silent) {
        wasMember |= lostById.computeIfPresent(member, (id, isLost) -> true) != null;
      }
      lost += wasMember ? 1 : 0;
      long end = wasMember && has(Part.LEASE_OF_THE_LOST) ? now + EXPIRY : now;
      return () -> awaitLost(end);
    }

    private Step awaitLost(long end) {
      return now < end ? () -> awaitLost(end) : awaitLostOfOthers();
    }

    private Step awaitLostOfOthers() {
      boolean isWaiting =
          has(Part.LEASE_OF_THE_LOST_OF_OTHERS)
              && lease.lostById.entrySet().stream()
                  .filter(Map.Entry::getValue)
                  .map(member -> server.lostSince.get(member.getKey()))
                  .anyMatch(since -> since != null && now - since < EXPIRY);
      return isWaiting ? this::awaitLostOfOthers : this::acknowledge;
    }

    private Step acknowledge() {
      acknowledged = Math.max(acknowledged, version);
      return null;
    }
  }

  private static Representation value(int version) {
    return new Representation(
        new byte[0],
        Integer.toString(version),
        null,
        null,
        new CacheOutcome(Source.CACHE, Duration.ZERO, Duration.ofDays(1)));
  }
}
