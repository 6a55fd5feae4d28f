package dev.plinth.server;

import java.time.Duration;

/**
 * Lets requests through to the services of one virtual server, or not. It opens by itself after a
 * while, so that nothing that goes wrong can leave it closed.
 */
final class Gate {

  private static final long OPEN = 0;

  private volatile long closedUntil = OPEN;

  /** Closes it for a while at most. */
  void close(Duration most) {
    // An odd number is never the one that means open.
    closedUntil = System.nanoTime() + most.toNanos() | 1;
  }

  void open() {
    closedUntil = OPEN;
  }

  boolean isClosed() {
    long until = closedUntil;
    return until != OPEN && System.nanoTime() - until < 0;
  }
}
