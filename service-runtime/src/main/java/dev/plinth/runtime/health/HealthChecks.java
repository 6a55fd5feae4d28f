package dev.plinth.runtime.health;

import dev.plinth.runtime.availability.Availability;
import dev.plinth.runtime.availability.Dependency;
import dev.plinth.runtime.availability.DependencyStatus;
import dev.plinth.runtime.database.DatabaseProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/**
 * Health checks of this service: one for each dependency, and one for the server, which fails
 * unless all expected services are deployed.
 */
@ApplicationScoped
public class HealthChecks {

  @Inject private Availability availability;
  @Inject private DeployedServices services;
  @Inject private DatabaseProbe database;

  @Inject
  @ConfigProperty(name = "plinth.service")
  private String service;

  @Produces
  @Readiness
  HealthCheck database() {
    return onceStarted(
        Dependency.DATABASE.toString(),
        () -> {
          DependencyStatus status = availability.of(Dependency.DATABASE);
          return describe(Dependency.DATABASE, status)
              .withData("readOnly", database.isReadOnly())
              .status(status.isUp())
              .build();
        });
  }

  /** Without Redis the service works, only more slowly: it is degraded, but ready. */
  @Produces
  @Readiness
  HealthCheck redis() {
    return onceStarted(
        Dependency.REDIS.toString(),
        () -> {
          DependencyStatus status = availability.of(Dependency.REDIS);
          return describe(Dependency.REDIS, status)
              .withData("degraded", !status.isUp())
              .up()
              .build();
        });
  }

  /** A service that failed to deploy has no check, so each service checks all of them. */
  @Produces
  @Readiness
  HealthCheck server() {
    return onceStarted(
        "server",
        () -> {
          Map<String, Boolean> deployed = services.byName();
          boolean draining = services.isServerDraining();
          HealthCheckResponseBuilder response = HealthCheckResponse.named(service + "-server");
          deployed.forEach(
              (name, there) -> response.withData(name, there ? "deployed" : "missing"));
          return response
              .withData("draining", draining)
              .status(!draining && !deployed.containsValue(false))
              .build();
        });
  }

  @Produces
  @Startup
  HealthCheck started() {
    return () -> HealthCheckResponse.up(service + "-started");
  }

  /** Checks no dependency: losing one is no reason to restart the service. */
  @Produces
  @Liveness
  HealthCheck alive() {
    return () -> HealthCheckResponse.up(service + "-alive");
  }

  /** The server calls the checks of a service as soon as its deployment begins. */
  private HealthCheck onceStarted(String name, HealthCheck check) {
    return () ->
        Availability.isStarted() ? check.call() : HealthCheckResponse.down(service + "-" + name);
  }

  private HealthCheckResponseBuilder describe(Dependency dependency, DependencyStatus status) {
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named(service + "-" + dependency)
            .withData("state", status.state().name())
            .withData("attempts", status.attempts())
            .withData("since", status.since().toString());
    return status.isUp() ? response : response.withData("lastError", status.lastError());
  }
}
