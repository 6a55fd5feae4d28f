package dev.plinth.rest.problem;

import dev.plinth.rest.ratelimit.RequestLimit;
import dev.plinth.rest.route.RouteReport;
import dev.plinth.runtime.ratelimit.RateLimitExceeded;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves a page for each type of problem, on the port of the service: {@code type} in a problem
 * document is relative to the address of the request (RFC 9457, section 3.1.1). Every other request
 * continues to JAX-RS.
 */
@WebFilter(urlPatterns = ProblemPages.PATH + "*", asyncSupported = true)
public class ProblemPages extends HttpFilter {

  static final String PATH = "/problems/";

  private static final long serialVersionUID = 1;
  private static final Pattern ADDRESS = Pattern.compile(PATH + "([a-z-]+)");
  private static final Set<String> METHODS = Set.of("GET", "HEAD");

  @Inject private transient RequestLimit limit;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try (InputStream page = page(request)) {
      if (page == null) {
        chain.doFilter(request, response);
        return;
      }
      RouteReport.send(request.getAttribute(RouteReport.ATTRIBUTE), PATH + "{kind}");
      response.setContentType("text/html;charset=utf-8");
      response.setHeader("Cache-Control", "public, max-age=3600");
      page.transferTo(response.getOutputStream());
    }
  }

  /** Returns the page; null if JAX-RS answers, which has one answer for each refusal. */
  private InputStream page(HttpServletRequest request) {
    Matcher address = ADDRESS.matcher(request.getRequestURI());
    if (!METHODS.contains(request.getMethod()) || !address.matches()) {
      return null;
    }
    try {
      limit.take(request);
      return ProblemPages.class.getResourceAsStream("pages/" + address.group(1) + ".html");
    } catch (RateLimitExceeded e) {
      return null;
    }
  }
}
