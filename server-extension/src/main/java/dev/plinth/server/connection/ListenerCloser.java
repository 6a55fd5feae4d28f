package dev.plinth.server.connection;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.nio.SelectorRunner;
import org.glassfish.grizzly.nio.transport.TCPNIOServerConnection;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;

/**
 * Closes a server socket without losing a client. The operating system accepts connections into its
 * backlog and resets those that are still there when the socket closes, though each may carry a
 * request already. So the whole backlog is accepted first, on the selector thread that also closes
 * the socket: the same thread that accepts connections at other times.
 */
final class ListenerCloser {

  private static final Logger LOG = System.getLogger(ListenerCloser.class.getName());

  /** The operating system's default backlog; anything beyond it is an endless flood. */
  private static final int MAX_BACKLOG = 4096;

  private final TCPNIOTransport transport;
  private final SelectorRunner runner;
  private final TCPNIOServerConnection server;
  private final CountDownLatch closed = new CountDownLatch(1);

  ListenerCloser(TCPNIOTransport transport, SelectorRunner runner, TCPNIOServerConnection server) {
    this.transport = transport;
    this.runner = runner;
    this.server = server;
  }

  /** Closes the socket, and waits up to 1 s until it is closed. */
  void closeAndAwait() {
    transport.getSelectorHandler().execute(runner, this::drainAndClose, null);
    try {
      if (!closed.await(1, TimeUnit.SECONDS)) {
        LOG.log(Level.WARNING, "{0} is still open", server.getLocalAddress());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean drainAndClose() {
    try {
      acceptBacklog();
      close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "Clients may have been lost", e);
    } finally {
      transport.unbind(server);
      closed.countDown();
    }
    return true;
  }

  /**
   * Closes the channel. Java closes the socket only when its selector selects once more; until then
   * the operating system would accept clients that are never served. Other ready keys stay ready.
   */
  private void close() throws IOException {
    Selector selector = server.getSelectionKey().selector();
    server.getChannel().close();
    selector.selectNow(key -> {});
  }

  private void acceptBacklog() throws IOException {
    try (Selector backlog = Selector.open()) {
      server.getChannel().register(backlog, SelectionKey.OP_ACCEPT);
      for (int i = 0; i < MAX_BACKLOG && backlog.selectNow() > 0; i++) {
        backlog.selectedKeys().clear();
        server.onAccept();
      }
    }
  }
}
