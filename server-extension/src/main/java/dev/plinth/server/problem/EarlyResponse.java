package dev.plinth.server.problem;

import java.io.IOException;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.HttpStatus;

/** Answers a request in the service's place, and ends its connection. */
public final class EarlyResponse {

  private static final String RETRY_SECONDS = "5";

  private EarlyResponse() {}

  /** Sends the answer; what is left of the request is not read. */
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
