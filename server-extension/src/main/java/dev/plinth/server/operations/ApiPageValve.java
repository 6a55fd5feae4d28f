package dev.plinth.server.operations;

import dev.plinth.server.headers.HeadersFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.apache.catalina.Request;
import org.apache.catalina.Response;

/**
 * Lets the scripts of the API page at {@value #PATH} send requests to the services: the content
 * security policy of this page names their addresses. The server then sends the page itself.
 */
public final class ApiPageValve extends OperationsValve {

  private static final String PATH = "/openapi-ui/";

  @Override
  public int invoke(Request request, Response response) {
    HttpServletRequest servletRequest = (HttpServletRequest) request.getRequest();
    if (servletRequest.getRequestURI().startsWith(PATH)) {
      List<String> services =
          new ServiceDocuments(request.getHost().getParent(), servletRequest.getServerName())
              .addresses();
      ((HttpServletResponse) response.getResponse())
          .setHeader(
              HeadersFilter.CONTENT_SECURITY_POLICY, HeadersFilter.contentSecurityPolicy(services));
    }
    return INVOKE_NEXT;
  }
}
