package dev.plinth.runtime.database;

import java.sql.SQLException;

/** The database does not meet a requirement of Plinth. A retry can't help. */
public final class UnsuitableDatabase extends SQLException {

  private static final String FEATURE_NOT_SUPPORTED = "0A000";

  private final DatabaseFault fault;

  /**
   * @param fault the requirement that it does not meet
   * @param found the value found instead
   */
  public UnsuitableDatabase(DatabaseFault fault, String found) {
    super(found, FEATURE_NOT_SUPPORTED);
    this.fault = fault;
  }

  DatabaseFault fault() {
    return fault;
  }
}
