package dev.plinth.server.connection;

import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.memory.Buffers;

/** Requests that a client sends before it has the response to an earlier one (RFC 9112, 9.3.2). */
final class Pipelining {

  private Pipelining() {}

  /**
   * Gives the request in hand a body of its own. The codec cuts the body out of what was read, but
   * the body's buffer still spans the requests that follow: when the server is done with the body
   * it would reuse their memory as well, and they would be read as whatever is written there.
   */
  static void separate(FilterChainContext context) {
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
