package dev.plinth.server.connection;

import dev.plinth.server.message.BadMessage;
import dev.plinth.server.message.Expectation;
import dev.plinth.server.message.MessageReader;
import dev.plinth.server.problem.RawProblem;
import dev.plinth.server.tracing.CallerTrace;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.memory.Buffers;

/**
 * Request parser in front of the HTTP codec: passes the requests of a connection to the codec one
 * after the other, each in its canonical form, and rejects malformed ones. It also sends 100
 * (Continue), unless the request would be rejected, because the service sees a request only once
 * its body is complete.
 */
public final class MessageFilter extends BaseFilter {

  private static final Attribute<MessageReader> READER =
      Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(
          MessageReader.class.getName(), MessageReader::new);

  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private static final int UNAUTHORIZED = 401;
  private static final int TOO_LARGE = 413;

  private final String service;

  /**
   * @param service the service that the requests are for
   */
  public MessageFilter(String service) {
    this.service = service;
  }

  /** Whether the connection has a request that has begun and is not complete. */
  static boolean isReading(Connection<?> connection) {
    MessageReader reader = READER.peek(connection);
    return reader != null && reader.isReading();
  }

  @Override
  public NextAction handleRead(FilterChainContext context) {
    ThreadWait.of(context.getConnection()).end();
    MessageReader reader = READER.get(context.getConnection());
    if (reader.isBroken()) {
      return context.getStopAction();
    }
    Buffer input = context.getMessage();
    ByteBuffer bytes = input.toByteBuffer();
    int length = bytes.remaining();
    try {
      byte[] read = reader.read(bytes);
      if (reader.expectation() != null) {
        int rejection = rejection(reader.expectation());
        if (rejection != 0) {
          return reject(context, RawProblem.of(rejection, reader.field(CallerTrace.FIELD)));
        }
        write(context, CONTINUE);
      }
      return passOn(context, read, input, length - bytes.remaining());
    } catch (BadMessage e) {
      String traceparent = reader.field(CallerTrace.FIELD);
      return reject(context, RawProblem.of(e.status(), e.getMessage(), traceparent));
    }
  }

  /** Returns the status to send instead of 100; 0 if the body is wanted. */
  private int rejection(Expectation expectation) {
    if (expectation.bodyLength() >= BodyFilter.MAX_BYTES) {
      return TOO_LARGE;
    }
    boolean needsToken =
        ProtectedOperations.of(service).contains(expectation.method(), expectation.path());
    return needsToken && !expectation.hasToken() ? UNAUTHORIZED : 0;
  }

  private static NextAction passOn(
      FilterChainContext context, byte[] read, Buffer input, int consumed) {
    if (read.length == 0) {
      return context.getStopAction();
    }
    context.setMessage(Buffers.wrap(context.getMemoryManager(), read));
    boolean isConsumed = consumed == input.remaining();
    return isConsumed
        ? context.getInvokeAction()
        : context.getInvokeAction(input.split(input.position() + consumed));
  }

  private static NextAction reject(FilterChainContext context, byte[] response) {
    write(context, response);
    context.getConnection().closeSilently();
    return context.getStopAction();
  }

  private static void write(FilterChainContext context, byte[] response) {
    context.write(Buffers.wrap(context.getMemoryManager(), response));
  }
}
