package dev.plinth.runtime.availability;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Monitors this service's dependencies and returns the state of each. */
@ApplicationScoped
public class Availability {

  private static final System.Logger LOG = System.getLogger(Availability.class.getName());

  private static volatile boolean started;

  private final Map<Dependency, DependencyMonitor> monitors = new EnumMap<>(Dependency.class);
  private ScheduledThreadPoolExecutor timer;
  private ExecutorService executor;
  private ServiceStatistics statistics;

  // Its threads have the context of this service. A JDK timer's thread would have the context of
  // the service that used it first, and all probes would end with that service.
  @Resource private ManagedThreadFactory threads;

  @Inject @Any private Instance<DependencyProbe> probes;

  @Inject
  @ConfigProperty(name = "plinth.service")
  private String service;

  @Inject
  @ConfigProperty(name = "plinth.probe.interval")
  private Duration interval;

  @Inject
  @ConfigProperty(name = "plinth.probe.timeout")
  private Duration timeout;

  @Inject
  @ConfigProperty(name = "plinth.reconnect.initial-delay")
  private Duration initialDelay;

  @Inject
  @ConfigProperty(name = "plinth.reconnect.max-delay")
  private Duration maxDelay;

  @PostConstruct
  void createMonitors() {
    timer = new ScheduledThreadPoolExecutor(1, threads);
    timer.setRemoveOnCancelPolicy(true);
    // The server's executor would search for the context again at each probe.
    executor = Executors.newCachedThreadPool(threads);
    DependencyMonitor.Schedule schedule =
        new DependencyMonitor.Schedule(interval, timeout, new Backoff(initialDelay, maxDelay));
    for (DependencyProbe probe : probes) {
      monitors.put(
          probe.dependency(),
          new DependencyMonitor(probe, schedule, timer, executor, this::changed));
    }
    statistics = new ServiceStatistics(service, monitors.values());
  }

  /** Starts the monitoring. Until then no dependency is up. */
  public void start() {
    monitors.values().forEach(DependencyMonitor::start);
    started = true;
  }

  /**
   * Returns whether the service has started. No other thread may use its beans before that: the
   * first use creates them with the thread's class loader, which may be another service's.
   */
  public static boolean isStarted() {
    return started;
  }

  /** Stops the monitoring; the states stay as they are. */
  public void stop() {
    started = false;
    monitors.values().forEach(DependencyMonitor::stop);
    timer.shutdownNow();
    executor.shutdown();
  }

  /** Returns the state of a dependency. */
  public DependencyStatus of(Dependency dependency) {
    return monitors.get(dependency).status();
  }

  /**
   * Reports that a dependency failed in use. It counts as down until a probe, which starts at once,
   * has succeeded.
   */
  public void suspect(Dependency dependency, Throwable failure) {
    monitors.get(dependency).suspect(failure);
  }

  /** Returns the statistics of this service; they need no context of the service. */
  public ServiceStatistics statistics() {
    return statistics;
  }

  private void changed(DependencyStatusChange change) {
    if (isLogged(change)) {
      log(change);
    }
  }

  /**
   * A lost dependency is logged once. The first failed attempt to reconnect is logged only if its
   * reason differs, such as a changed password.
   */
  private static boolean isLogged(DependencyStatusChange change) {
    return change.after().state() != DependencyState.RECONNECTING
        || !change.before().lastError().equals(change.after().lastError());
  }

  private void log(DependencyStatusChange change) {
    DependencyStatus after = change.after();
    LOG.log(
        after.isUp() ? INFO : WARNING,
        "{0}: {1} is {2}{3}",
        service,
        change.dependency(),
        after.state(),
        after.isUp() ? recovery(change.before()) : " (" + after.lastError() + ")");
  }

  private static String recovery(DependencyStatus before) {
    return before.attempts() == 0 ? "" : " after " + before.attempts() + " failed attempts";
  }
}
