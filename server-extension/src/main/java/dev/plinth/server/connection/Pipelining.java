package dev.plinth.server.connection;

import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.memory.Buffers;

/** Pipelining: requests sent before the response to an earlier one (RFC 9112, section 9.3.2). */
final class Pipelining {

  private Pipelining() {}

  /**
   * Copies the body of the current request into a buffer of its own. The codec slices the body out
   * of the bytes that were read, and its buffer spans the following requests too. When the server
   * releases the body it would reuse that memory, and the following requests would be overwritten.
   */
  static void copyBody(FilterChainContext context) {
    HttpContent content = context.getMessage();
    Buffer body = content.getContent();
    if (body.hasRemaining()) {
      byte[] copy = new byte[body.remaining()];
      body.get(copy);
      context.setMessage(
          content
              .getHttpHeader()
              .httpContentBuilder()
              .content(Buffers.wrap(context.getMemoryManager(), copy))
              .last(content.isLast())
              .build());
    }
  }
}
