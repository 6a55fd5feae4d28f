package dev.plinth.benchmarks.system;

import dev.plinth.launcher.settings.DatabaseAddress;
import java.net.URI;
import java.util.List;

/**
 * A server that runs already and is only read.
 *
 * @param name its name in tables
 * @param blogs the root of its blogs service
 */
public record RunningServer(String name, URI blogs) implements SystemUnderTest {

  @Override
  public void start(DatabaseAddress database) {
    // It runs, on a database of its own.
  }

  /** Returns the blogs service: its users service is not asked. */
  @Override
  public URI users() {
    return blogs;
  }

  @Override
  public List<Long> processes() {
    return List.of();
  }

  @Override
  public void stop() {
    // It was not started here.
  }
}
