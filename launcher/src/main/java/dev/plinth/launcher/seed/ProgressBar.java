package dev.plinth.launcher.seed;

import dev.plinth.launcher.Progress;
import java.io.PrintWriter;
import java.util.Locale;

/** Shows the progress of a large set: a bar on a terminal, otherwise a line for each tenth. */
final class ProgressBar implements SeedProgress {

  private static final int WIDTH = 30;
  private static final int TENTHS = 10;

  private final PrintWriter err;
  private final Progress progress;
  private final boolean terminal;
  private int tenths;

  ProgressBar(PrintWriter err, Progress progress, boolean terminal) {
    this.err = err;
    this.progress = progress;
    this.terminal = terminal;
  }

  @Override
  public void written(String table, int done, int all) {
    if (terminal) {
      draw(table, done, all);
      return;
    }
    int reached = (int) ((long) done * TENTHS / all);
    if (reached > 0 && reached != tenths) {
      tenths = reached;
      progress.say(line(table, done, all));
    }
  }

  @Override
  public void indexing(String table) {
    progress.say("building the indexes of " + table + " …");
  }

  private void draw(String table, int done, int all) {
    int full = (int) ((long) done * WIDTH / all);
    String bar = "#".repeat(full) + "-".repeat(WIDTH - full);
    err.print("\rplinth: [" + bar + "] " + line(table, done, all));
    if (done == all) {
      err.println();
    }
    err.flush();
  }

  private static String line(String table, int done, int all) {
    return String.format(Locale.ROOT, "%,d of %,d %s", done, all, table);
  }
}
