package dev.plinth.server.connection;

import dev.plinth.server.message.BadMessage;
import dev.plinth.server.message.Expectation;
import dev.plinth.server.message.MessageReader;
import dev.plinth.server.problem.RawProblem;
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
 * Hands the requests of a connection to the HTTP codec one after the other, each in its canonical
 * form, and turns down what is no valid request. It also sends 100 (Continue), because the service
 * sees a request only once its body is there, unless the request would be refused.
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
   * @param service whose requests these are
   */
  public MessageFilter(String service) {
    this.service = service;
  }

  /** Whether the connection has a request that was begun and is not complete. */
  static boolean isReading(Connection<?> connection) {
    MessageReader reader = READER.peek(connection);
    return reader != null && reader.isReading();
  }

  @Override
  public NextAction handleRead(FilterChainContext context) {
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
        int refusal = refusal(reader.expectation());
        if (refusal != 0) {
          return refuse(context, RawProblem.of(refusal));
        }
        write(context, CONTINUE);
      }
      return handOn(context, read, input, length - bytes.remaining());
    } catch (BadMessage e) {
      return refuse(context, RawProblem.of(e.status(), e.getMessage()));
    }
  }

  /** The status to answer in the place of 100; 0 if the body is wanted. */
  private int refusal(Expectation expectation) {
    if (expectation.bodyLength() >= BodyFilter.MOST) {
      return TOO_LARGE;
    }
    boolean needsToken =
        ProtectedOperations.of(service).contains(expectation.method(), expectation.path());
    return needsToken && !expectation.hasToken() ? UNAUTHORIZED : 0;
  }

  private static NextAction handOn(
      FilterChainContext context, byte[] read, Buffer input, int consumed) {
    if (read.length == 0) {
      return context.getStopAction();
    }
    context.setMessage(Buffers.wrap(context.getMemoryManager(), read));
    boolean isAll = consumed == input.remaining();
    return isAll
        ? context.getInvokeAction()
        : context.getInvokeAction(input.split(input.position() + consumed));
  }

  private static NextAction refuse(FilterChainContext context, byte[] answer) {
    write(context, answer);
    context.getConnection().closeSilently();
    return context.getStopAction();
  }

  private static void write(FilterChainContext context, byte[] answer) {
    context.write(Buffers.wrap(context.getMemoryManager(), answer));
  }
}
