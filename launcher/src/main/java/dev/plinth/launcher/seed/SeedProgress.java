package dev.plinth.launcher.seed;

/** Progress listener for writing a large set. */
@FunctionalInterface
public interface SeedProgress {

  /**
   * Called after rows of a table were written.
   *
   * @param table the table
   * @param done how many so far
   * @param all how many there will be
   */
  void written(String table, int done, int all);

  /**
   * Called when all rows of a table are written and its indexes are built, which may take minutes.
   *
   * @param table the table
   */
  default void indexing(String table) {}
}
