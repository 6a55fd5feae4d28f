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
 * Closes a server socket without losing a client. The operating system accepts connections on its
 * own and resets those that it still holds when the socket is closed; each may carry a request
 * already. So they are all taken over first, and by the thread that closes the socket right
 * afterwards: the one that accepts at other times.
 */
final class ListenerCloser {

  private static final Logger LOG = System.getLogger(ListenerCloser.class.getName());

  /** As many as the operating system holds by default; more would be a flood without an end. */
  private static final int MOST_WAITING = 4096;

  private final TCPNIOTransport transport;
  private final SelectorRunner runner;
  private final TCPNIOServerConnection server;
  private final CountDownLatch ended = new CountDownLatch(1);

  ListenerCloser(TCPNIOTransport transport, SelectorRunner runner, TCPNIOServerConnection server) {
    this.transport = transport;
    this.runner = runner;
    this.server = server;
  }

  /** Is back when the socket is closed. */
  void await() {
    transport.getSelectorHandler().execute(runner, this::end, null);
    try {
      if (!ended.await(1, TimeUnit.SECONDS)) {
        LOG.log(Level.WARNING, "{0} is still open", server.getLocalAddress());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean end() {
    try {
      acceptWaiting();
      close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "Clients may have been lost", e);
    } finally {
      transport.unbind(server);
      ended.countDown();
    }
    return true;
  }

  /**
   * Java closes a socket for good when its selector has looked once more. Until then clients would
   * be taken on whom nobody looks after; what else is ready stays so for the next look.
   */
  private void close() throws IOException {
    Selector selector = server.getSelectionKey().selector();
    server.getChannel().close();
    selector.selectNow(key -> {});
  }

  private void acceptWaiting() throws IOException {
    try (Selector waiting = Selector.open()) {
      server.getChannel().register(waiting, SelectionKey.OP_ACCEPT);
      for (int i = 0; i < MOST_WAITING && waiting.selectNow() > 0; i++) {
        waiting.selectedKeys().clear();
        server.onAccept();
      }
    }
  }
}
