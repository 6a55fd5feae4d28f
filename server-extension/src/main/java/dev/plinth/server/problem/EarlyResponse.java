package dev.plinth.server.problem;

import dev.plinth.server.tracing.CallerTrace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.glassfish.grizzly.http.util.MimeHeaders;
import org.glassfish.grizzly.memory.Buffers;

/** Sends an error response instead of the service. */
public final class EarlyResponse {

  private static final String RETRY_SECONDS = "5";

  private EarlyResponse() {}

  /**
   * Sends a problem document, and closes the connection. The rest of the request is not read. A 503
   * has {@code Retry-After}.
   *
   * @param content the part of the request that was read; it is recycled
   * @return the action that ends the processing of the request
   * @throws IOException if the response cannot be written
   */
  public static NextAction send(
      FilterChainContext context,
      HttpContent content,
      HttpResponsePacket response,
      HttpStatus status)
      throws IOException {
    String document = ProblemReport.of(status.getStatusCode(), traceparent(response));
    return send(context, content, response, status, document);
  }

  /**
   * Refuses a request because of overload, and closes the connection, as above.
   *
   * @param hasPages whether the port has pages of problem types
   */
  public static NextAction overloaded(
      FilterChainContext context,
      HttpContent content,
      HttpResponsePacket response,
      boolean hasPages)
      throws IOException {
    HttpStatus status = HttpStatus.SERVICE_UNAVAILABLE_503;
    return send(context, content, response, status, overload(response, hasPages));
  }

  private static String overload(HttpResponsePacket response, boolean hasPages) {
    String traceparent = traceparent(response);
    return hasPages
        ? ProblemReport.ofOverload(traceparent)
        : ProblemReport.of(HttpStatus.SERVICE_UNAVAILABLE_503.getStatusCode(), traceparent);
  }

  private static String traceparent(HttpResponsePacket response) {
    return response.getRequest().getHeader(CallerTrace.FIELD);
  }

  private static NextAction send(
      FilterChainContext context,
      HttpContent content,
      HttpResponsePacket response,
      HttpStatus status,
      String document)
      throws IOException {
    response.setStatus(status);
    if (status == HttpStatus.SERVICE_UNAVAILABLE_503) {
      response.setHeader(Header.RetryAfter, RETRY_SECONDS);
    }
    response.getRequest().setProtocol(Protocol.HTTP_1_1);
    response.setProtocol(Protocol.HTTP_1_1);
    response.getProcessingState().setError(true);
    response.getRequest().setContentBroken(true);
    content.recycle();
    context.write(ProblemContent.of(context, response, document));
    // The codec closes the connection, after other filters have seen the end of the request.
    context.notifyDownstream(HttpServerFilter.RESPONSE_COMPLETE_EVENT);
    return context.getStopAction();
  }

  /**
   * Refuses a complete request that is not HEAD because of overload. The connection stays open: the
   * codec would close it after a 503, so the response passes the codec as bytes.
   *
   * @param response has all headers except those of the body; it must not be used any more
   * @param hasPages whether the port has pages of problem types
   */
  public static NextAction overloadedButOpen(
      FilterChainContext context,
      HttpContent content,
      HttpResponsePacket response,
      boolean hasPages) {
    String body = overload(response, hasPages);
    response.setStatus(HttpStatus.SERVICE_UNAVAILABLE_503);
    response.setHeader(Header.RetryAfter, RETRY_SECONDS);
    MimeHeaders headers = response.getHeaders();
    StringBuilder text = new StringBuilder("HTTP/1.1 503 Service Unavailable\r\n");
    for (int i = 0; i < headers.size(); i++) {
      text.append(headers.getName(i)).append(": ").append(headers.getValue(i)).append("\r\n");
    }
    text.append("Content-Type: " + ProblemReport.MEDIA_TYPE + "\r\nContent-Length: ")
        .append(body.length())
        .append("\r\n\r\n")
        .append(body);
    content.recycle();
    byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
    context.write(Buffers.wrap(context.getMemoryManager(), bytes));
    context.notifyDownstream(HttpServerFilter.RESPONSE_COMPLETE_EVENT);
    return context.getStopAction();
  }
}
