package dev.plinth.server.deployment;

import dev.plinth.server.connection.Listener;
import dev.plinth.server.metrics.Metrics;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The metrics of each service that the server knows better than the service does. */
public final class ServiceGauges {

  private ServiceGauges() {}

  /** Adds them to the metrics; to be called once. */
  public static void register(ServiceDeployments deployments) {
    Metrics.gauge(
        "plinth_service_up",
        "1 if the service is deployed.",
        () -> byService(listener -> Metrics.isReported(listener.virtualServer()) ? 1 : 0));
    Metrics.gauge(
        "plinth_deployment_gate_open",
        "0 while the service's port answers 503 because it is being deployed or undeployed.",
        () -> byService(listener -> deployments.gate(listener.virtualServer()).isClosed() ? 0 : 1));
    Metrics.gauge(
        "plinth_http_requests_in_flight",
        "Requests that are not answered yet.",
        () -> byService(Listener::unanswered));
  }

  private static Map<String, Integer> byService(Function<Listener, Integer> number) {
    return Listener.all().stream()
        .filter(Listener::isOfAService)
        .collect(Collectors.toMap(Listener::virtualServer, number, Integer::sum));
  }
}
