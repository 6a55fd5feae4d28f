package dev.plinth.system.parts;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between the product and what it depends on, and does to the traffic what a test wants. */
public final class TcpProxy implements AutoCloseable {

  private final int port;
  private final int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile ServerSocket server;
  private volatile boolean silent;
  private volatile long delayMillis;
  private volatile int bytesPerSecond = Integer.MAX_VALUE;

  /** Forwards connections to a port of this machine. */
  public TcpProxy(int target) {
    this.target = target;
    open(0);
    this.port = server.getLocalPort();
  }

  public int port() {
    return port;
  }

  /** Accepts again, and hides nothing any more. */
  public void restore() {
    silent = false;
    delayMillis = 0;
    bytesPerSecond = Integer.MAX_VALUE;
    if (server.isClosed()) {
      open(port);
    }
  }

  /** Refuses new connections and resets those that are open. */
  public void refuse() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    reset();
  }

  /** Resets the open connections; new ones are accepted. */
  public void reset() {
    sockets.forEach(TcpProxy::reset);
    sockets.clear();
  }

  /** Keeps all connections and lets nothing through. */
  public void silence() {
    silent = true;
  }

  /** Lets everything through later. */
  public void delay(long millis) {
    delayMillis = millis;
  }

  /** Lets only so much through. */
  public void throttle(int bytesEachSecond) {
    bytesPerSecond = bytesEachSecond;
  }

  /** Closes one side of each connection: the product is heard no more, but not told so. */
  public void halfClose() {
    sockets.forEach(
        socket -> {
          try {
            socket.shutdownInput();
          } catch (IOException e) {
            // It is gone already.
          }
        });
  }

  private void open(int onPort) {
    try {
      ServerSocket opened = new ServerSocket();
      opened.setReuseAddress(true);
      opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), onPort));
      server = opened;
      daemon(() -> accept(opened));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocket from) {
    try {
      while (true) {
        Socket client = from.accept();
        Socket peer = new Socket();
        sockets.add(client);
        sockets.add(peer);
        daemon(() -> connect(client, peer));
      }
    } catch (IOException e) {
      // Closed by refuse() or close().
    }
  }

  private void connect(Socket client, Socket peer) {
    try {
      peer.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 5000);
      // What comes in parts goes on in parts, at once.
      client.setTcpNoDelay(true);
      peer.setTcpNoDelay(true);
      daemon(() -> forward(client, peer));
      forward(peer, client);
    } catch (IOException e) {
      reset(client);
    }
  }

  private void forward(Socket from, Socket to) {
    byte[] buffer = new byte[4096];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        hold(read);
        out.write(buffer, 0, read);
      }
    } catch (IOException | InterruptedException e) {
      // One side is gone, so the other one goes too.
    } finally {
      reset(from);
      reset(to);
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  /** The very purpose of this class is to let time pass. */
  private void hold(int bytes) throws InterruptedException {
    long wait = delayMillis + 1000L * bytes / bytesPerSecond;
    if (wait > 0) {
      Thread.sleep(wait);
    }
    while (silent) {
      Thread.sleep(10);
    }
  }

  private static void reset(Socket socket) {
    try {
      // Without lingering a close is a reset.
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // It is closed already.
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "tcp-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    restore();
    refuse();
  }
}
