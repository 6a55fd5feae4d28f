package dev.plinth.persistence.availability;

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
 * Begins to watch the dependencies when a service starts; reaching the database for the first time
 * migrates it. It waits for nothing, so that the deployment succeeds without them.
 */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class ServiceStartup {

  private static volatile boolean done;

  @Inject private Availability availability;
  @Inject private DeployedServices services;

  @PostConstruct
  void start() {
    services.add(availability.report());
    availability.start();
    done = true;
  }

  /**
   * Whether the service has started. No other thread may use its beans before: the first use makes
   * them, and with the class loader of the thread, which may be another service's.
   */
  static boolean isDone() {
    return done;
  }

  @PreDestroy
  void stop() {
    done = false;
    availability.stop();
    services.remove();
  }
}
