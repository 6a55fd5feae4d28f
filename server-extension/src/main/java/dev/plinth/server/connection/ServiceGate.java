package dev.plinth.server.connection;

import java.time.Duration;

/**
 * Lets requests through to the services of one virtual server, or not. It opens by itself after a
 * while, so that nothing that goes wrong can leave it closed.
 */
public final class ServiceGate {

  private static final long OPEN = 0;

  private volatile long closedUntil = OPEN;

  /** Closes it for a while at most. */
  public void close(Duration most) {
    // An odd number is never the one that means open.
    closedUntil = System.nanoTime() + most.toNanos() | 1;
  }

  public void open() {
    closedUntil = OPEN;
  }

  public boolean isClosed() {
    long until = closedUntil;
    return until != OPEN && System.nanoTime() - until < 0;
  }
}
