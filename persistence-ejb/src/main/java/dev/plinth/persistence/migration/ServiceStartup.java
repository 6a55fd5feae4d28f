package dev.plinth.persistence.migration;

import dev.plinth.persistence.idempotency.IdempotencyPurge;
import dev.plinth.runtime.availability.Availability;
import dev.plinth.runtime.health.DeployedServices;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/**
 * Startup singleton: starts the monitoring of the dependencies, and the deletion of old completed
 * requests, when a service starts. The first contact migrates the database. Deployment does not
 * wait for that, so it succeeds without the dependencies.
 */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class ServiceStartup {

  @Inject private Availability availability;
  @Inject private DeployedServices services;
  @Inject private IdempotencyPurge purge;

  @PostConstruct
  void start() {
    services.add(availability.statistics());
    availability.start();
    purge.start();
  }

  @PreDestroy
  void stop() {
    purge.stop();
    availability.stop();
    services.remove();
  }
}
