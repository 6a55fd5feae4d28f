package dev.plinth.runtime.database;

import java.sql.SQLException;

/** The database can be used, but not by Plinth. Trying again does not help. */
public final class UnsuitableDatabase extends SQLException {

  private static final String FEATURE_NOT_SUPPORTED = "0A000";

  private final DatabaseFault fault;

  /**
   * @param fault which condition it does not meet
   * @param found what was found instead
   */
  public UnsuitableDatabase(DatabaseFault fault, String found) {
    super(found, FEATURE_NOT_SUPPORTED);
    this.fault = fault;
  }

  DatabaseFault fault() {
    return fault;
  }
}
