package dev.plinth.benchmarks.database;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.LongAdder;

/**
 * Forwards the messages of a client to PostgreSQL and counts by their types (PostgreSQL
 * documentation, "Message Formats"). {@code Execute} and {@code Query} are statements, BEGIN and
 * COMMIT too. {@code Sync}, {@code Flush} and {@code Query} are round trips: the server answers,
 * and the client waits for it.
 */
final class StatementCounter {

  /** The code of the message that starts a session; other first messages ask for encryption. */
  private static final int START_UP = 3 << 16;

  private static final int LENGTH_BYTES = 4;

  private final LongAdder statements;
  private final LongAdder roundTrips;

  StatementCounter(LongAdder statements, LongAdder roundTrips) {
    this.statements = statements;
    this.roundTrips = roundTrips;
  }

  /** Forwards until the client closes the connection. */
  void forward(InputStream client, OutputStream server) throws IOException {
    DataInputStream messages = new DataInputStream(client);
    try {
      while (!forwardFirst(messages, server)) {
        server.flush();
      }
      while (true) {
        // What was sent together goes on together.
        if (messages.available() == 0) {
          server.flush();
        }
        forwardMessage(messages, server);
      }
    } catch (EOFException e) {
      server.flush();
    }
  }

  /** Returns whether it started the session. */
  private static boolean forwardFirst(DataInputStream messages, OutputStream server)
      throws IOException {
    byte[] message = body(messages, server);
    boolean start = number(message) == START_UP;
    server.write(message);
    return start;
  }

  private void forwardMessage(DataInputStream messages, OutputStream server) throws IOException {
    int type = messages.readUnsignedByte();
    server.write(type);
    byte[] body = body(messages, server);
    server.write(body);
    if (type == 'E' || type == 'Q') {
      statements.increment();
    }
    if (type == 'S' || type == 'H' || type == 'Q' && !isBegin(body)) {
      roundTrips.increment();
    }
  }

  /** The driver sends the first statement of a transaction without waiting for this answer. */
  private static boolean isBegin(byte[] query) {
    return new String(query, US_ASCII).startsWith("BEGIN");
  }

  /** Forwards the length of a message and returns the rest of it. */
  private static byte[] body(DataInputStream messages, OutputStream server) throws IOException {
    byte[] length = new byte[LENGTH_BYTES];
    messages.readFully(length);
    byte[] body = new byte[number(length) - LENGTH_BYTES];
    messages.readFully(body);
    server.write(length);
    return body;
  }

  private static int number(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getInt();
  }
}
