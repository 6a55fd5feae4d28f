package dev.plinth.server.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.Request;
import org.apache.catalina.Response;
import org.glassfish.web.valve.GlassFishValve;

/**
 * Reports errors that no service has answered as problem documents in place of the server's HTML
 * page.
 *
 * <p>The server makes one for each virtual server that names this class in its property {@code
 * errorReportValve}. It never shows an exception: that is logged by the server already.
 */
public final class ProblemValve implements GlassFishValve {

  @Override
  public String getInfo() {
    return "dev.plinth.server.problem.ProblemValve";
  }

  @Override
  public int invoke(Request request, Response response) {
    return INVOKE_NEXT;
  }

  @Override
  public void postInvoke(Request request, Response response) throws IOException {
    HttpServletRequest asked = (HttpServletRequest) request.getRequest();
    HttpServletResponse answer = (HttpServletResponse) response.getResponse();
    if (answer.isCommitted()) {
      return;
    }
    if (asked.getAttribute(RequestDispatcher.ERROR_EXCEPTION) != null) {
      answer.reset();
      answer.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    }
    if (answer.getStatus() >= 400 && response.getContentCount() == 0) {
      report(response, answer);
    }
  }

  private static void report(Response response, HttpServletResponse answer) throws IOException {
    byte[] body = ProblemReport.of(answer.getStatus()).getBytes(StandardCharsets.UTF_8);
    response.setSuspended(false);
    answer.setContentType(ProblemReport.MEDIA_TYPE);
    answer.setContentLength(body.length);
    answer.setHeader("Cache-Control", "no-store");
    response.getReporter().write(new String(body, StandardCharsets.UTF_8));
  }
}
