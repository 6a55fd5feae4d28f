package dev.plinth.server.boot;

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
 * The server's usual strategy, with one addition: no listener accepts a connection before it has
 * the library's filters. The server opens its listeners early, and makes the virtual servers, whose
 * valves are the other way into this library, a second later. In between a client would get an
 * error page of the server.
 *
 * <p>The server loads this class by the name in {@code io-strategy} of its transport. Where it does
 * not find the class, it takes the usual strategy.
 */
@SuppressWarnings("rawtypes") // as the interface has them
public final class ExtensionIoStrategy implements IOStrategy {

  private static final ExtensionIoStrategy INSTANCE = new ExtensionIoStrategy();
  private static final long MOMENT_MILLIS = 20;

  /** After so many moments, which are 10 s, a server that cannot have the filters goes without. */
  private static final int MOST_MOMENTS = 500;

  private final IOStrategy usual = WorkerThreadIOStrategy.getInstance();
  private final AtomicInteger moments = new AtomicInteger();

  private ExtensionIoStrategy() {}

  /** Called by the server, by name. */
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
        && !ServerExtension.boot()
        && moments.incrementAndGet() < MOST_MOMENTS) {
      pause();
      return true;
    }
    return usual.executeIoEvent(connection, event, isEnabled);
  }

  /** The client waits in the backlog of the operating system, and the event comes again. */
  private static void pause() {
    try {
      Thread.sleep(MOMENT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Executor getThreadPoolFor(Connection connection, IOEvent event) {
    return usual.getThreadPoolFor(connection, event);
  }

  @Override
  public ThreadPoolConfig createDefaultWorkerPoolConfig(Transport transport) {
    return usual.createDefaultWorkerPoolConfig(transport);
  }
}
