package dev.plinth.launcher.seed;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Deterministic sample data: generates each row independently of the others, from random numbers
 * that are seeded with the row's number. Both tables grow over three years, the blogs at an
 * increasing rate; a blog belongs to a user who was created before it, more often to an early one.
 *
 * @param users how many users there are
 * @param blogs how many blogs there are
 * @param seed the same seed gives the same rows
 */
record GeneratedData(int users, int blogs, long seed) {

  private static final Instant BEGIN = Instant.parse("2023-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2026-01-01T00:00:00Z");
  private static final long MICROS = Duration.between(BEGIN, END).toNanos() / 1000;
  private static final long LATEST_CHANGE_MICROS = Duration.ofDays(60).toNanos() / 1000;

  private static final double USER_GROWTH = 1.5;
  private static final double BLOG_GROWTH = 2;
  private static final double SKEW = 3;

  private static final double USERS_INACTIVE = 0.05;
  private static final double BLOGS_INACTIVE = 0.1;
  private static final double CHANGED = 0.2;
  private static final double ORPHANED = 0.02;

  /** Keeps the random numbers of users and blogs apart. */
  private static final long USERS = 0x7573657273L;

  private static final long BLOGS = 0x626c6f6773L;

  /** A user; the number in the name makes it unique. */
  record User(UUID id, String name, String email, boolean admin, boolean active, Times times) {

    /** Names are plain ASCII, so lower case is canonical. */
    String canonicalName() {
      return name.toLowerCase(Locale.ROOT);
    }
  }

  /** A blog; {@code userId} is null where its user is gone. */
  record Blog(
      UUID id,
      String title,
      String text,
      String author,
      UUID userId,
      boolean active,
      Times times) {}

  /** When a row was created and last changed. */
  record Times(Instant created, Instant updated) {}

  /**
   * @param number from 0 on, in the order of time
   */
  User user(int number) {
    SplittableRandom random = random(USERS, number);
    UUID id = uuid(random);
    String name = GeneratedText.name(random);
    String email = name.toLowerCase(Locale.ROOT).replace(' ', '.');
    return new User(
        id,
        name + " " + (number + 1),
        email + "." + (number + 1) + "@example.com",
        number == 0,
        number == 0 || random.nextDouble() >= USERS_INACTIVE,
        times(Math.pow((double) number / users, 1 / USER_GROWTH), random));
  }

  /**
   * @param number from 0 on, in the order of time
   */
  Blog blog(int number) {
    SplittableRandom random = random(BLOGS, number);
    double time = Math.pow((number + 1.0) / blogs, 1 / BLOG_GROWTH);
    User user = user(owner(time, random));
    boolean orphaned = random.nextDouble() < ORPHANED;
    return new Blog(
        uuid(random),
        GeneratedText.title(random),
        GeneratedText.text(random),
        user.name(),
        orphaned ? null : user.id(),
        random.nextDouble() >= BLOGS_INACTIVE,
        times(time, random));
  }

  private int owner(double time, SplittableRandom random) {
    int there = Math.max(1, (int) (users * Math.pow(time, USER_GROWTH)));
    return (int) (there * Math.pow(random.nextDouble(), SKEW));
  }

  private static Times times(double share, SplittableRandom random) {
    Instant created = BEGIN.plusNanos((long) (share * MICROS) * 1000);
    if (random.nextDouble() >= CHANGED) {
      return new Times(created, created);
    }
    return new Times(created, created.plusNanos(random.nextLong(LATEST_CHANGE_MICROS) * 1000));
  }

  private SplittableRandom random(long kind, int number) {
    return new SplittableRandom(new SplittableRandom(seed ^ kind).nextLong() + number);
  }

  /** Returns a version 4 UUID (RFC 9562, section 5.4) from reproducible random numbers. */
  private static UUID uuid(SplittableRandom random) {
    long high = random.nextLong() & ~0xF000L | 0x4000L;
    long low = random.nextLong() >>> 2 | Long.MIN_VALUE;
    return new UUID(high, low);
  }
}
