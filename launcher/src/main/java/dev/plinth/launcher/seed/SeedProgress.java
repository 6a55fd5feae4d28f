package dev.plinth.launcher.seed;

/** Learns how far a large set is. */
@FunctionalInterface
public interface SeedProgress {

  /**
   * Rows of a table were written.
   *
   * @param table the table
   * @param done how many so far
   * @param all how many there will be
   */
  void written(String table, int done, int all);
}
