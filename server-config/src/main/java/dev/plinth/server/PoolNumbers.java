package dev.plinth.server;

/** The connections of the pool {@code plinth} at this moment, as a management bean. */
public interface PoolNumbers {

  /** Connections that a request holds. */
  int getUsed();

  /** Open connections that wait for a request. */
  int getFree();

  /** Requests that wait for a connection. */
  int getWaiting();

  /** Connections that there may be at most. */
  int getMax();
}
