package dev.plinth.server.metrics;

import dev.plinth.server.headers.MediaRanges;
import dev.plinth.server.operations.OperationsValve;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import org.apache.catalina.Request;
import org.apache.catalina.Response;

/**
 * Serves {@value #PATH} in the Prometheus text format, or in OpenMetrics if the client accepts it.
 * It precedes the server's own page at that address, which is invalid: it repeats each metric for
 * each application.
 */
public final class MetricsValve extends OperationsValve {

  private static final String PATH = "/metrics";

  /** The media ranges that match one of the formats. */
  private static final Set<String> RANGES =
      Set.of(
          "*/*",
          "text/*",
          "text/plain",
          "application/*",
          "application/openmetrics-text",
          "application/vnd.google.protobuf");

  private final ExpositionFormats formats = ExpositionFormats.init();

  @Override
  public int invoke(Request request, Response response) throws IOException {
    HttpServletRequest servletRequest = (HttpServletRequest) request.getRequest();
    if (!PATH.equals(servletRequest.getServletPath())) {
      return INVOKE_NEXT;
    }
    HttpServletResponse servletResponse = (HttpServletResponse) response.getResponse();
    if (!PATH.equals(servletRequest.getRequestURI())) {
      // Another spelling of the path, or a path below it, would reach the server's own page.
      servletResponse.setStatus(HttpServletResponse.SC_NOT_FOUND);
    } else if (!MediaRanges.includesAny(servletRequest.getHeader("Accept"), RANGES)) {
      servletResponse.setStatus(HttpServletResponse.SC_NOT_ACCEPTABLE);
    } else {
      write(formats.findWriter(servletRequest.getHeader("Accept")), servletResponse);
    }
    return END_PIPELINE;
  }

  private static void write(ExpositionFormatWriter format, HttpServletResponse servletResponse)
      throws IOException {
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    format.write(page, Metrics.REGISTRY.scrape());
    servletResponse.setContentType(format.getContentType());
    servletResponse.setContentLength(page.size());
    page.writeTo(servletResponse.getOutputStream());
  }
}
