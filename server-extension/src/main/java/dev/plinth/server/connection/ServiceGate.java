package dev.plinth.server.connection;

import java.time.Duration;

/**
 * Gate of a virtual server: while it is closed, requests to the service get 503. It reopens after a
 * timeout, so that no failure can leave it closed.
 */
public final class ServiceGate {

  private static final long OPEN = 0;

  private volatile long closedUntil = OPEN;

  /**
   * Closes the gate until it is opened or the timeout expires.
   *
   * @param timeout how long it stays closed at most
   */
  public void close(Duration timeout) {
    // An odd number never equals OPEN.
    closedUntil = System.nanoTime() + timeout.toNanos() | 1;
  }

  /** Opens the gate. */
  public void open() {
    closedUntil = OPEN;
  }

  /** Whether the gate is closed now. */
  public boolean isClosed() {
    long until = closedUntil;
    return until != OPEN && System.nanoTime() - until < 0;
  }
}
