package dev.plinth.server.problem;

import java.nio.charset.StandardCharsets;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.memory.Buffers;

/** A {@link ProblemReport} as the whole body of a response that isn't committed yet. */
final class ProblemContent {

  private ProblemContent() {}

  /** The body; also sets the header fields that describe it. */
  static HttpContent of(FilterChainContext context, HttpResponsePacket response) {
    byte[] body = ProblemReport.of(response.getStatus()).getBytes(StandardCharsets.US_ASCII);
    response.setCharacterEncoding(null);
    response.setContentType(ProblemReport.MEDIA_TYPE);
    response.setContentLength(body.length);
    return response
        .httpContentBuilder()
        .content(Buffers.wrap(context.getMemoryManager(), body))
        .last(true)
        .build();
  }
}
