package dev.plinth.server.metrics;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.apache.catalina.Request;
import org.apache.catalina.Response;
import org.glassfish.web.valve.GlassFishValve;

/**
 * Answers {@value #PATH} with all numbers, in the text format of Prometheus or, for those who
 * accept it, of OpenMetrics. It stands before the server's own page of that address, which is not
 * valid: that one writes each metric once for each application.
 *
 * <p>The server makes one for each virtual server that names this class in a property {@code
 * valve_…}.
 */
public final class MetricsValve implements GlassFishValve {

  private static final String PATH = "/metrics";

  /** The media ranges that one of the formats is in. */
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
  public String getInfo() {
    return "dev.plinth.server.metrics.MetricsValve";
  }

  @Override
  public int invoke(Request request, Response response) throws IOException {
    HttpServletRequest asked = (HttpServletRequest) request.getRequest();
    if (!PATH.equals(asked.getServletPath())) {
      return INVOKE_NEXT;
    }
    HttpServletResponse answer = (HttpServletResponse) response.getResponse();
    if (!PATH.equals(asked.getRequestURI())) {
      // Another way to write the address, or something below it: that is the server's page too.
      answer.setStatus(HttpServletResponse.SC_NOT_FOUND);
    } else if (!isAcceptable(asked.getHeader("Accept"))) {
      answer.setStatus(HttpServletResponse.SC_NOT_ACCEPTABLE);
    } else {
      write(formats.findWriter(asked.getHeader("Accept")), answer);
    }
    return END_PIPELINE;
  }

  @Override
  public void postInvoke(Request request, Response response) {
    // All is written.
  }

  private static boolean isAcceptable(String accept) {
    return accept == null
        || Arrays.stream(accept.split(","))
            .map(range -> range.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT))
            .anyMatch(RANGES::contains);
  }

  private static void write(ExpositionFormatWriter format, HttpServletResponse answer)
      throws IOException {
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    format.write(page, Metrics.REGISTRY.scrape());
    answer.setContentType(format.getContentType());
    answer.setContentLength(page.size());
    page.writeTo(answer.getOutputStream());
  }
}
