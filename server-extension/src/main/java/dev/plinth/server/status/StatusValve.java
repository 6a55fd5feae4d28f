package dev.plinth.server.status;

import dev.plinth.server.headers.MediaRanges;
import dev.plinth.server.operations.OperationsValve;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.apache.catalina.Request;
import org.apache.catalina.Response;

/** Serves the status at {@value #PATH}. */
public final class StatusValve extends OperationsValve {

  private static final String PATH = "/status";
  private static final String TYPE = "application/json";
  private static final List<String> RANGES = List.of("*/*", "application/*", TYPE);

  @Override
  public int invoke(Request request, Response response) throws IOException {
    HttpServletRequest servletRequest = (HttpServletRequest) request.getRequest();
    if (!PATH.equals(servletRequest.getRequestURI())) {
      return INVOKE_NEXT;
    }
    HttpServletResponse servletResponse = (HttpServletResponse) response.getResponse();
    if (MediaRanges.includesAny(servletRequest.getHeader("Accept"), RANGES)) {
      byte[] body = Status.current();
      servletResponse.setContentType(TYPE);
      servletResponse.setContentLength(body.length);
      servletResponse.getOutputStream().write(body);
    } else {
      servletResponse.setStatus(HttpServletResponse.SC_NOT_ACCEPTABLE);
    }
    return END_PIPELINE;
  }
}
