package dev.plinth.benchmarks.system;

import dev.plinth.launcher.settings.DatabaseAddress;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** A system with the services blogs and users. */
public interface SystemUnderTest {

  /** Returns its name in tables. */
  String name();

  /**
   * Starts its processes, and doesn't wait.
   *
   * @param database the database that it uses
   */
  void start(DatabaseAddress database) throws IOException;

  /** Waits until what a first start makes for later ones exists. */
  default void awaitPrepared() throws IOException, InterruptedException {}

  /** Returns the root of the blogs service. */
  URI blogs();

  /** Returns the root of the users service. */
  URI users();

  /** Returns the ids of its server processes, once it answers. */
  List<Long> processes() throws IOException;

  /** Returns whether it checks access tokens. */
  default boolean checksTokens() {
    return false;
  }

  /** Ends its processes. */
  void stop();
}
