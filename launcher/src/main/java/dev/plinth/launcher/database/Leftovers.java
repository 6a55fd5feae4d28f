package dev.plinth.launcher.database;

import dev.plinth.launcher.Progress;
import dev.plinth.launcher.home.Children;
import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.postgres.EmbeddedPostgres;
import java.io.IOException;

/** Orphaned processes: what a launcher that was killed left running. */
public final class Leftovers {

  private Leftovers() {}

  /** Ends the processes and reports each. The caller holds the home's lock. */
  public static void end(Home home, Progress progress) throws IOException {
    new Children(home)
        .endAll()
        .forEach(name -> progress.say("ended the " + name + " that an earlier run left running"));
    EmbeddedPostgres postgres = new EmbeddedPostgres(home);
    if (postgres.isRunning()) {
      postgres.stop();
      progress.say("stopped the PostgreSQL that an earlier run left running");
    }
  }
}
