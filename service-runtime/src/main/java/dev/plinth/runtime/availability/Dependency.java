package dev.plinth.runtime.availability;

import java.util.Locale;

/** A dependency of the services. */
public enum Dependency {
  /** PostgreSQL: most requests need it. */
  DATABASE,
  /** Redis: nothing fails without it. */
  REDIS;

  /** Returns the name in logs and health checks. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
