package dev.plinth.server.operations;

import fish.payara.microprofile.healthcheck.HealthCheckService;
import fish.payara.microprofile.healthcheck.HealthCheckType;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.catalina.Request;
import org.apache.catalina.Response;
import org.glassfish.internal.api.Globals;
import org.glassfish.web.valve.GlassFishValve;

/**
 * Public health endpoint: serves {@value #PATH} with the state of each check, but without its data
 * (MicroProfile Health 4.0, "Response Codes and status mappings"), because errors, counts and host
 * names are for operators. It replaces the server's own servlet, with or without a deployed
 * service.
 */
public final class HealthValve extends OperationsValve {

  /** {@code Json} would search for the provider at each call, through all jars of the server. */
  private static final JsonProvider JSON = JsonProvider.provider();

  private static final String PATH = "/health";
  private static final Set<String> METHODS = Set.of("GET", "HEAD");

  @Override
  public int invoke(Request request, Response response) throws IOException, ServletException {
    HttpServletRequest servletRequest = (HttpServletRequest) request.getRequest();
    if (!PATH.equals(servletRequest.getServletPath())) {
      invokeHost(request, response);
      return END_PIPELINE;
    }
    HttpServletResponse servletResponse = (HttpServletResponse) response.getResponse();
    if (METHODS.contains(servletRequest.getMethod())) {
      writeStates(HealthCheckType.fromPath(servletRequest.getPathInfo()), servletResponse);
    } else {
      servletResponse.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
      servletResponse.setHeader("Allow", "GET, HEAD");
    }
    return END_PIPELINE;
  }

  /**
   * Invokes the host as the server does without valves. With valves, the host's pipeline ends an
   * asynchronous request in the thread that completes it, and CDI leaves the request context behind
   * in the thread that started it, with a warning for each request.
   */
  private static void invokeHost(Request request, Response response)
      throws IOException, ServletException {
    GlassFishValve host = request.getHost().getPipeline().getBasic();
    host.invoke(request, response);
    host.postInvoke(request, response);
  }

  private static void writeStates(HealthCheckType type, HttpServletResponse servletResponse)
      throws IOException {
    BufferedResponse details = new BufferedResponse(servletResponse);
    Globals.getDefaultHabitat()
        .getService(HealthCheckService.class)
        .performHealthChecks(details, type, "false");
    if (details.text().isEmpty()) {
      return;
    }
    byte[] states = states(details.text()).toString().getBytes(StandardCharsets.UTF_8);
    servletResponse.setContentLength(states.length);
    servletResponse.getOutputStream().write(states);
  }

  private static JsonObject states(String details) {
    JsonObject health = JSON.createReader(new StringReader(details)).readObject();
    JsonArrayBuilder checks = JSON.createArrayBuilder();
    for (JsonObject check : health.getJsonArray("checks").getValuesAs(JsonObject.class)) {
      checks.add(
          JSON.createObjectBuilder()
              .add("name", check.get("name"))
              .add("status", check.get("status")));
    }
    return JSON.createObjectBuilder()
        .add("status", health.get("status"))
        .add("checks", checks)
        .build();
  }
}
