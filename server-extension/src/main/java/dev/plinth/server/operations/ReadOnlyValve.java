package dev.plinth.server.operations;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.apache.catalina.Request;
import org.apache.catalina.Response;
import org.glassfish.web.valve.GlassFishValve;

/**
 * Lets nobody do anything but look at what is at the root of a virtual server. The one of the
 * operations names this class before its other valves; an application that is deployed there too,
 * as tests do, has a path of its own and sees to itself.
 */
public final class ReadOnlyValve implements GlassFishValve {

  private static final Set<String> LOOKING = Set.of("GET", "HEAD");

  @Override
  public String getInfo() {
    return "dev.plinth.server.operations.ReadOnlyValve";
  }

  @Override
  public int invoke(Request request, Response response) {
    HttpServletRequest asked = (HttpServletRequest) request.getRequest();
    if (LOOKING.contains(asked.getMethod()) || !asked.getContextPath().isEmpty()) {
      return INVOKE_NEXT;
    }
    HttpServletResponse answer = (HttpServletResponse) response.getResponse();
    answer.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    answer.setHeader("Allow", "GET, HEAD");
    return END_PIPELINE;
  }

  @Override
  public void postInvoke(Request request, Response response) {
    // All is said.
  }
}
