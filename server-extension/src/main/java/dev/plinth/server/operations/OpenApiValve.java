package dev.plinth.server.operations;

import dev.plinth.server.headers.MediaRanges;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.catalina.Request;
import org.apache.catalina.Response;

/**
 * Serves the OpenAPI document of each service at {@value #PATH}{@code /SERVICE}, and at {@value
 * #PATH} the API catalog (RFC 9727), which lists them. It precedes the server's own endpoint, which
 * merges all services into one document.
 */
public final class OpenApiValve extends OperationsValve {

  private static final String PATH = "/openapi";
  private static final String BELOW = PATH + "/";
  private static final String DOCUMENT_TYPE = "application/json";
  private static final String CATALOG_TYPE = "application/linkset+json";

  @Override
  public int invoke(Request request, Response response) throws IOException {
    HttpServletRequest servletRequest = (HttpServletRequest) request.getRequest();
    String path = servletRequest.getServletPath();
    if (!path.equals(PATH) && !path.startsWith(BELOW)) {
      return INVOKE_NEXT;
    }
    HttpServletResponse servletResponse = (HttpServletResponse) response.getResponse();
    ServiceDocuments documents =
        new ServiceDocuments(request.getHost().getParent(), servletRequest.getServerName());
    String uri = servletRequest.getRequestURI();
    if (uri.equals(PATH)) {
      write(documents.catalog(BELOW), CATALOG_TYPE, servletRequest, servletResponse);
    } else {
      Optional<JsonObject> document =
          uri.startsWith(BELOW) ? documents.find(uri.substring(BELOW.length())) : Optional.empty();
      if (document.isPresent()) {
        write(document.get(), DOCUMENT_TYPE, servletRequest, servletResponse);
      } else {
        servletResponse.setStatus(HttpServletResponse.SC_NOT_FOUND);
      }
    }
    return END_PIPELINE;
  }

  private static void write(
      JsonObject json,
      String mediaType,
      HttpServletRequest servletRequest,
      HttpServletResponse servletResponse)
      throws IOException {
    List<String> ranges = List.of("*/*", "application/*", "application/json", mediaType);
    if (!MediaRanges.includesAny(servletRequest.getHeader("Accept"), ranges)) {
      servletResponse.setStatus(HttpServletResponse.SC_NOT_ACCEPTABLE);
      return;
    }
    byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
    servletResponse.setContentType(mediaType);
    servletResponse.setContentLength(body.length);
    servletResponse.getOutputStream().write(body);
  }
}
