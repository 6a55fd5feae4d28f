package dev.plinth.server.deployment;

import dev.plinth.server.connection.Listener;
import dev.plinth.server.metrics.Metrics;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Gauges of each service that only the server knows. */
public final class ServiceGauges {

  private ServiceGauges() {}

  /** Registers the gauges. To be called once. */
  public static void register(ServiceDeployments deployments) {
    Metrics.gauge(
        "plinth_service_up",
        "1 if the service is deployed.",
        () -> byService(listener -> Metrics.hasStatistics(listener.virtualServer()) ? 1 : 0));
    Metrics.gauge(
        "plinth_deployment_gate_open",
        "0 while the service's port answers 503 because it is being deployed or undeployed.",
        () -> byService(listener -> deployments.gate(listener.virtualServer()).isClosed() ? 0 : 1));
    Metrics.gauge(
        "plinth_http_requests_in_flight",
        "Requests that have begun and are not answered yet.",
        () -> byService(Listener::requestsInFlight));
  }

  private static Map<String, Integer> byService(Function<Listener, Integer> number) {
    return Listener.all().stream()
        .filter(Listener::belongsToService)
        .collect(Collectors.toMap(Listener::virtualServer, number, Integer::sum));
  }
}
