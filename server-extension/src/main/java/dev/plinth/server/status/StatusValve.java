package dev.plinth.server.status;

import dev.plinth.server.headers.MediaRanges;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.apache.catalina.Request;
import org.apache.catalina.Response;
import org.glassfish.web.valve.GlassFishValve;

/**
 * Serves the status at {@value #PATH}.
 *
 * <p>The server creates an instance for each virtual server that names this class in a property
 * {@code valve_…}.
 */
public final class StatusValve implements GlassFishValve {

  private static final String PATH = "/status";
  private static final String TYPE = "application/json";
  private static final List<String> RANGES = List.of("*/*", "application/*", TYPE);

  @Override
  public String getInfo() {
    return "dev.plinth.server.status.StatusValve";
  }

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

  @Override
  public void postInvoke(Request request, Response response) {
    // The response is complete.
  }
}
