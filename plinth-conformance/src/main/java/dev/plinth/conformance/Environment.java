package dev.plinth.conformance;

import java.net.URI;
import java.util.Optional;

/**
 * The surroundings of the service under test, and what a test can do to them. Each test restores
 * what it breaks.
 */
public interface Environment {

  /** Suspends the database: it accepts connections and answers nothing. */
  void freezeDatabase();

  /** Ends that. */
  void restoreDatabase();

  /** Suspends Redis: it accepts connections and answers nothing. */
  void freezeRedis();

  /** Ends that, and waits until the services have their cache again. It may empty Redis. */
  void restoreRedis();

  /** Returns how many connections to the database all services of a server share. */
  int connections();

  /**
   * Locks a table for reads and writes.
   *
   * @return the lock; closing it releases the table
   */
  TableLock lock(String table);

  /**
   * Returns the address of the service on another server with the same database and Redis. It
   * starts that server if it doesn't run.
   *
   * @return empty if there can be none
   */
  Optional<URI> otherServer();

  /** Stops the other server as an operator does, if it runs, and waits until it has ended. */
  void stopOtherServer();

  /** A locked table. */
  interface TableLock extends AutoCloseable {

    /** Returns the number of sessions that wait for a lock. */
    int waiting();

    /** Ends the sessions that wait for a lock, as if they were lost. */
    void endWaiting();

    @Override
    void close();
  }
}
