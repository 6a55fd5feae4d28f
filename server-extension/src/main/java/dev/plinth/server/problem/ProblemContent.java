package dev.plinth.server.problem;

import dev.plinth.server.tracing.CallerTrace;
import java.nio.charset.StandardCharsets;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.memory.Buffers;

/** A problem document as the body of a response that is not committed yet. */
final class ProblemContent {

  private ProblemContent() {}

  /** Returns the document for the response's status, and sets the headers that describe it. */
  static HttpContent of(FilterChainContext context, HttpResponsePacket response) {
    String traceparent = response.getRequest().getHeader(CallerTrace.FIELD);
    return of(context, response, ProblemReport.of(response.getStatus(), traceparent));
  }

  /** Returns a document, and sets the headers that describe it. */
  static HttpContent of(FilterChainContext context, HttpResponsePacket response, String document) {
    byte[] body = document.getBytes(StandardCharsets.US_ASCII);
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
