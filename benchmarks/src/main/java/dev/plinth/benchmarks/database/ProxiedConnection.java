package dev.plinth.benchmarks.database;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.atomic.LongAdder;

/** A client's connection to PostgreSQL, forwarded by two threads. */
final class ProxiedConnection implements AutoCloseable {

  private static final int BUFFER = 16 * 1024;

  private final Socket client;
  private final Socket server;
  private final LongAdder statements;
  private final LongAdder roundTrips;

  ProxiedConnection(Socket client, Socket server, LongAdder statements, LongAdder roundTrips) {
    this.client = client;
    this.server = server;
    this.statements = statements;
    this.roundTrips = roundTrips;
  }

  void start() throws IOException {
    client.setTcpNoDelay(true);
    server.setTcpNoDelay(true);
    run(this::forwardRequests);
    run(this::forwardAnswers);
  }

  private void forwardRequests() throws IOException {
    try (client;
        server) {
      InputStream in = new BufferedInputStream(client.getInputStream(), BUFFER);
      OutputStream out = new BufferedOutputStream(server.getOutputStream(), BUFFER);
      new StatementCounter(statements, roundTrips).forward(in, out);
    }
  }

  private void forwardAnswers() throws IOException {
    try (client;
        server) {
      server.getInputStream().transferTo(client.getOutputStream());
    }
  }

  /** Forwards until an end is closed. */
  interface Forwarding {
    void run() throws IOException;
  }

  /** Runs it in a thread of its own, which ends with the connection. */
  static void run(Forwarding forwarding) {
    Thread thread =
        new Thread(
            () -> {
              try {
                forwarding.run();
              } catch (IOException e) {
                // One end is gone, or the proxy is closed.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    client.close();
    server.close();
  }
}
