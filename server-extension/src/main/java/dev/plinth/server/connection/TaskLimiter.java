package dev.plinth.server.connection;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BooleanSupplier;

/**
 * Asynchronous semaphore: limits how many tasks run at the same time. The others wait in a FIFO
 * queue and hold no thread. Thread-safe.
 */
public final class TaskLimiter {

  private final int limit;
  private final Queue<Task> waiting = new ArrayDeque<>();
  private int running;

  /**
   * @param limit how many tasks run at the same time
   */
  public TaskLimiter(int limit) {
    this.limit = limit;
  }

  /**
   * Returns a new task, which is not submitted yet.
   *
   * @param start starts the task and must not block; false if the task could not be started
   */
  Task task(BooleanSupplier start) {
    return new Task(start);
  }

  /** A task that runs or waits in the queue. */
  final class Task {

    private final BooleanSupplier start;
    private boolean completed;

    private Task(BooleanSupplier start) {
      this.start = start;
    }

    /** Starts the task now, or later in the thread that completes another task. */
    void submit() {
      start(admit(this));
    }

    /** Completes or cancels the task, and starts the next one. A second call has no effect. */
    void complete() {
      start(release(this));
    }
  }

  private void start(Task first) {
    Task task = first;
    while (task != null && !task.start.getAsBoolean()) {
      task = release(task);
    }
  }

  private synchronized Task admit(Task task) {
    if (running == limit) {
      waiting.add(task);
      return null;
    }
    running++;
    return task;
  }

  private synchronized Task release(Task task) {
    if (task.completed) {
      return null;
    }
    task.completed = true;
    if (waiting.remove(task)) {
      return null;
    }
    Task next = waiting.poll();
    if (next == null) {
      running--;
    }
    return next;
  }
}
