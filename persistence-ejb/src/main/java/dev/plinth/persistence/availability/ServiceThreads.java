package dev.plinth.persistence.availability;

import java.util.concurrent.Executor;

/**
 * The server's threads, with this service's class loader in each task. The server gives a task the
 * class loader of the thread that hands it over. Delays and timeouts of {@link
 * java.util.concurrent.CompletableFuture} come from one thread of the whole JVM, which keeps the
 * class loader of the service that used it first; when that service is deployed anew, its old class
 * loader loads nothing any more, and no service could open a connection.
 *
 * @param threads where the tasks run
 */
record ServiceThreads(Executor threads) implements Executor {

  @Override
  public void execute(Runnable task) {
    threads.execute(() -> run(task));
  }

  private static void run(Runnable task) {
    Thread thread = Thread.currentThread();
    ClassLoader given = thread.getContextClassLoader();
    thread.setContextClassLoader(ServiceThreads.class.getClassLoader());
    try {
      task.run();
    } finally {
      thread.setContextClassLoader(given);
    }
  }
}
