package dev.plinth.runtime.availability;

import java.util.Locale;

/** What the services depend on. */
public enum Dependency {
  /** PostgreSQL: most requests need it. */
  DATABASE,
  /** Redis: nothing fails without it. */
  REDIS;

  /** Returns the name as logs and health checks give it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
