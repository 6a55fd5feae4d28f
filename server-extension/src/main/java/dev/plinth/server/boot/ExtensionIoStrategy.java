package dev.plinth.server.boot;

import dev.plinth.server.connection.ThreadWait;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.IOEvent;
import org.glassfish.grizzly.IOStrategy;
import org.glassfish.grizzly.Transport;
import org.glassfish.grizzly.strategies.WorkerThreadIOStrategy;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;

/**
 * I/O strategy of the server's network transport: Grizzly's worker thread strategy, except that no
 * listener accepts a connection before the library has booted. The server opens its listeners about
 * a second before it creates the virtual servers, which boot the library. In between, a client
 * would get an error page of the server. The strategy itself must not boot the library: its thread
 * would look up the server's services while the server creates them, which the server does not
 * allow.
 *
 * <p>The server loads this class by the name in {@code io-strategy} of its transport. If it does
 * not find the class, it falls back to its default strategy.
 */
@SuppressWarnings("rawtypes") // as in the interface
public final class ExtensionIoStrategy implements IOStrategy {

  private static final ExtensionIoStrategy INSTANCE = new ExtensionIoStrategy();
  private static final long POLL_MILLIS = 20;

  /** After this many polls, 10 s in total, the listeners accept connections without the filters. */
  private static final int MAX_POLLS = 500;

  private final IOStrategy delegate = WorkerThreadIOStrategy.getInstance();
  private final AtomicInteger polls = new AtomicInteger();

  private ExtensionIoStrategy() {}

  /** Returns the only instance. The server calls this method by reflection. */
  public static ExtensionIoStrategy getInstance() {
    return INSTANCE;
  }

  @Override
  public boolean executeIoEvent(Connection connection, IOEvent event) throws IOException {
    return executeIoEvent(connection, event, true);
  }

  @Override
  public boolean executeIoEvent(Connection connection, IOEvent event, boolean isEnabled)
      throws IOException {
    if (event == IOEvent.SERVER_ACCEPT
        && !ServerExtension.hasBooted()
        && polls.incrementAndGet() < MAX_POLLS) {
      pause();
      return true;
    }
    if (event == IOEvent.READ) {
      ThreadWait.begin(connection);
    }
    return delegate.executeIoEvent(connection, event, isEnabled);
  }

  /** The client waits in the operating system's backlog, and the accept event is repeated. */
  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Executor getThreadPoolFor(Connection connection, IOEvent event) {
    return delegate.getThreadPoolFor(connection, event);
  }

  @Override
  public ThreadPoolConfig createDefaultWorkerPoolConfig(Transport transport) {
    return delegate.createDefaultWorkerPoolConfig(transport);
  }
}
