package dev.plinth.server.faulttolerance;

import dev.plinth.server.internal.ServerInternals;
import fish.payara.microprofile.faulttolerance.FaultToleranceService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.glassfish.internal.api.Globals;

/**
 * Executor of the delayed tasks of MicroProfile Fault Tolerance, for example the one that
 * half-opens a circuit breaker. It replaces the server's {@code ManagedScheduledExecutorService},
 * which runs a task in a copy of the request's invocation. That copy shares the list of what is
 * closed at the end of the invocation, so the end of the task closed the {@code EntityManager} of a
 * request that still ran. These tasks need no context of the request: they change a state or
 * interrupt a thread.
 */
public final class DelayExecutor {

  private DelayExecutor() {}

  /** Installs the executor. To be called before a service is deployed. */
  public static void install() {
    ServerInternals.delayWith(
        Globals.getDefaultHabitat().getService(FaultToleranceService.class), create());
  }

  private static ScheduledThreadPoolExecutor create() {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "plinth-fault-tolerance");
              thread.setDaemon(true);
              return thread;
            });
    executor.setRemoveOnCancelPolicy(true);
    return executor;
  }
}
