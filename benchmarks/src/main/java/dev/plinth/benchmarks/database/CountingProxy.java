package dev.plinth.benchmarks.database;

import dev.plinth.launcher.settings.DatabaseAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** A proxy in front of PostgreSQL that counts statements and round trips. */
public final class CountingProxy implements AutoCloseable {

  /**
   * What was counted.
   *
   * @param statements executed statements
   * @param roundTrips times that a client waited for an answer
   */
  public record Counts(long statements, long roundTrips) {}

  private final DatabaseAddress database;
  private final ServerSocket listener;
  private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
  private final LongAdder statements = new LongAdder();
  private final LongAdder roundTrips = new LongAdder();

  /**
   * Opens it on a free port.
   *
   * @param database the database behind it
   */
  public CountingProxy(DatabaseAddress database) throws IOException {
    this.database = database;
    this.listener = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    ProxiedConnection.run(this::accept);
  }

  /** Returns the database's address by way of the proxy. */
  public DatabaseAddress address() {
    return new DatabaseAddress(
        listener.getInetAddress().getHostAddress(),
        listener.getLocalPort(),
        database.username(),
        database.password(),
        database.name(),
        database.ssl(),
        database.authorities());
  }

  /** Returns what was counted so far. */
  public Counts counts() {
    return new Counts(statements.sum(), roundTrips.sum());
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = listener.accept();
      Socket server = new Socket(database.host(), database.port());
      ProxiedConnection connection = new ProxiedConnection(client, server, statements, roundTrips);
      connections.add(connection);
      connection.start();
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (ProxiedConnection connection : connections) {
      connection.close();
    }
  }
}
