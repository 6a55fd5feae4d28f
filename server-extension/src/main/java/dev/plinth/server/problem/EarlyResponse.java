package dev.plinth.server.problem;

import java.io.IOException;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.HttpStatus;

/** Sends an error response instead of the service, and closes the connection. */
public final class EarlyResponse {

  private static final String RETRY_SECONDS = "5";

  private EarlyResponse() {}

  /**
   * Sends a problem document. The rest of the request is not read. A 503 has {@code Retry-After}.
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
    response.setStatus(status);
    if (status == HttpStatus.SERVICE_UNAVAILABLE_503) {
      response.setHeader(Header.RetryAfter, RETRY_SECONDS);
    }
    response.getRequest().setProtocol(Protocol.HTTP_1_1);
    response.setProtocol(Protocol.HTTP_1_1);
    response.getProcessingState().setError(true);
    response.getRequest().setContentBroken(true);
    content.recycle();
    context.write(ProblemContent.of(context, response));
    response.getProcessingState().getHttpContext().close();
    return context.getStopAction();
  }
}
