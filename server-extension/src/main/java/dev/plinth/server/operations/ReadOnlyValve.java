package dev.plinth.server.operations;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.apache.catalina.Request;
import org.apache.catalina.Response;

/**
 * Allows only GET and HEAD at the root of a virtual server. The virtual server of the operations
 * port names this class before its other valves. An application deployed there too, as by tests,
 * has a context path of its own and is not restricted.
 */
public final class ReadOnlyValve extends OperationsValve {

  private static final Set<String> READ_METHODS = Set.of("GET", "HEAD");

  @Override
  public int invoke(Request request, Response response) {
    HttpServletRequest servletRequest = (HttpServletRequest) request.getRequest();
    if (READ_METHODS.contains(servletRequest.getMethod())
        || !servletRequest.getContextPath().isEmpty()) {
      return INVOKE_NEXT;
    }
    HttpServletResponse servletResponse = (HttpServletResponse) response.getResponse();
    servletResponse.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    servletResponse.setHeader("Allow", "GET, HEAD");
    return END_PIPELINE;
  }
}
