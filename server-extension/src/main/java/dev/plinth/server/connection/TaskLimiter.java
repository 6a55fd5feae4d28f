package dev.plinth.server.connection;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BooleanSupplier;

/**
 * Lets a fixed number of tasks run at the same time. The others wait in the order in which they
 * came, and no thread waits with them.
 */
public final class TaskLimiter {

  private final int limit;
  private final Queue<Turn> waiting = new ArrayDeque<>();
  private int running;

  /**
   * @param limit how many turns there are at the same time
   */
  public TaskLimiter(int limit) {
    this.limit = limit;
  }

  /**
   * Makes a turn, which waits until it is taken.
   *
   * @param start starts the task and must not block; false if the task could not be started
   */
  Turn turn(BooleanSupplier start) {
    return new Turn(start);
  }

  /** One place in the line. */
  final class Turn {

    private final BooleanSupplier start;
    private boolean ended;

    private Turn(BooleanSupplier start) {
      this.start = start;
    }

    /** Starts the task now, or else in the thread that ends an earlier turn. */
    void take() {
      start(enter(this));
    }

    /** Gives the turn to the next task. A second call changes nothing. */
    void end() {
      start(leave(this));
    }
  }

  private void start(Turn first) {
    Turn turn = first;
    while (turn != null && !turn.start.getAsBoolean()) {
      turn = leave(turn);
    }
  }

  private synchronized Turn enter(Turn turn) {
    if (running == limit) {
      waiting.add(turn);
      return null;
    }
    running++;
    return turn;
  }

  private synchronized Turn leave(Turn turn) {
    if (turn.ended) {
      return null;
    }
    turn.ended = true;
    if (waiting.remove(turn)) {
      return null;
    }
    Turn next = waiting.poll();
    if (next == null) {
      running--;
    }
    return next;
  }
}
