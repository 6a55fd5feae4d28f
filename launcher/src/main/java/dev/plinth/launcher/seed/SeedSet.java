package dev.plinth.launcher.seed;

import java.sql.Connection;
import java.sql.SQLException;

/** Seed data for the tables {@code users} and {@code blogs}. */
public interface SeedSet {

  /**
   * Inserts the data into the tables, which are empty.
   *
   * @param connection in a transaction, which stays open
   */
  void insert(Connection connection) throws SQLException;

  /** Returns three users, one of them an administrator, and five blogs distributed among them. */
  static SeedSet development() {
    return SqlSet.of("development");
  }

  /** Returns two users, one of them an administrator, and a blog of each. */
  static SeedSet test() {
    return SqlSet.of("test");
  }

  /**
   * Returns an administrator and nothing else.
   *
   * @param adminPassword the administrator's password; only its hash is kept
   */
  static SeedSet production(String adminPassword) {
    return SqlSet.of("production").with("admin_password_hash", PasswordHash.of(adminPassword));
  }

  /**
   * Returns sample data of a realistic shape. Rows are generated while they are written, so memory
   * use doesn't depend on the size. The first user is an administrator. All passwords are {@code
   * password}.
   *
   * @param users how many users, 1 at least
   * @param blogs how many blogs
   * @param randomSeed the same seed gives the same data
   * @param progress notified as rows are written
   */
  static SeedSet generated(int users, int blogs, long randomSeed, SeedProgress progress) {
    return new GeneratedDataLoader(users, blogs, randomSeed, progress);
  }
}
