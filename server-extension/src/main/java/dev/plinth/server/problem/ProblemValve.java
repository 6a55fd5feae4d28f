package dev.plinth.server.problem;

import dev.plinth.server.tracing.CallerTrace;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.Request;
import org.apache.catalina.Response;
import org.glassfish.web.valve.GlassFishValve;

/**
 * Error report valve: sends a problem document instead of the server's HTML page for an error that
 * no service has answered.
 *
 * <p>The server creates an instance for each virtual server that names a subclass in its property
 * {@code errorReportValve}. The document never contains an exception; the server has already logged
 * it.
 */
public abstract class ProblemValve implements GlassFishValve {

  @Override
  public int invoke(Request request, Response response) {
    return INVOKE_NEXT;
  }

  @Override
  public void postInvoke(Request request, Response response) throws IOException {
    HttpServletRequest servletRequest = (HttpServletRequest) request.getRequest();
    HttpServletResponse servletResponse = (HttpServletResponse) response.getResponse();
    if (servletResponse.isCommitted()) {
      return;
    }
    if (servletRequest.getAttribute(RequestDispatcher.ERROR_EXCEPTION) != null) {
      servletResponse.reset();
      servletResponse.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    }
    if (servletResponse.getStatus() >= 400 && response.getContentCount() == 0) {
      report(servletRequest.getHeader(CallerTrace.FIELD), response, servletResponse);
    }
  }

  private static void report(
      String traceparent, Response response, HttpServletResponse servletResponse)
      throws IOException {
    String document = ProblemReport.of(servletResponse.getStatus(), traceparent);
    byte[] body = document.getBytes(StandardCharsets.UTF_8);
    response.setSuspended(false);
    servletResponse.setContentType(ProblemReport.MEDIA_TYPE);
    servletResponse.setContentLength(body.length);
    servletResponse.setHeader("Cache-Control", "no-store");
    response.getReporter().write(document);
  }
}
