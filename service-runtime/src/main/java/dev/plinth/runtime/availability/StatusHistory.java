package dev.plinth.runtime.availability;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest states of a dependency, at most {@value #MAX} of them. Thread-safe. */
final class StatusHistory {

  static final int MAX = 200;

  private final Deque<DependencyStatus> states = new ArrayDeque<>();

  StatusHistory(DependencyStatus first) {
    states.add(first);
  }

  /** Adds a state that was just entered. */
  synchronized void add(DependencyStatus status) {
    states.addLast(status);
    if (states.size() > MAX) {
      states.removeFirst();
    }
  }

  /** Returns the states since a moment, the oldest first, and the one that it was in then. */
  synchronized List<DependencyStatus> since(Instant moment) {
    List<DependencyStatus> all = List.copyOf(states);
    int first = all.size() - 1;
    while (first > 0 && all.get(first).since().isAfter(moment)) {
      first--;
    }
    return all.subList(first, all.size());
  }
}
