package dev.plinth.runtime.availability;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The state of each dependency, as this service knows it. */
@ApplicationScoped
public class Availability {

  private static final System.Logger LOG = System.getLogger(Availability.class.getName());

  private static volatile boolean started;

  private final Map<Dependency, DependencyMonitor> watches = new EnumMap<>(Dependency.class);
  private ScheduledThreadPoolExecutor timer;
  private ServiceStatistics report;

  // Its thread has the context of this service. A timer of Java's own would have the context of
  // whichever service used it first, and the probes of all would end with that service.
  @Resource private ManagedThreadFactory threads;
  @Resource private ManagedExecutorService executor;

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
  void createWatches() {
    timer = new ScheduledThreadPoolExecutor(1, threads);
    timer.setRemoveOnCancelPolicy(true);
    DependencyMonitor.Rhythm rhythm =
        new DependencyMonitor.Rhythm(interval, timeout, new Backoff(initialDelay, maxDelay));
    for (DependencyProbe probe : probes) {
      watches.put(
          probe.dependency(), new DependencyMonitor(probe, rhythm, timer, executor, this::changed));
    }
    report = new ServiceStatistics(service, watches.values());
  }

  /** Starts the monitoring. No dependency is up before. */
  public void start() {
    watches.values().forEach(DependencyMonitor::start);
    started = true;
  }

  /**
   * Returns whether the service has started. No other thread may use its beans before: the first
   * use creates them with the class loader of its thread, which may be the one of another service.
   */
  public static boolean isStarted() {
    return started;
  }

  /** Ends the monitoring; the states stay as they are. */
  public void stop() {
    started = false;
    watches.values().forEach(DependencyMonitor::stop);
    timer.shutdownNow();
  }

  /** Returns the state of a dependency. */
  public DependencyStatus of(Dependency dependency) {
    return watches.get(dependency).status();
  }

  /**
   * Reports that a dependency failed in use: nobody else uses it until a probe, begun at once, has
   * succeeded.
   */
  public void suspect(Dependency dependency, Throwable failure) {
    watches.get(dependency).suspect(failure);
  }

  /**
   * Adds to what operations may know of this service.
   *
   * @param caches gives how often what happened in each cache; it needs no context of the service
   */
  public void report(Supplier<Map<String, Map<String, Long>>> caches) {
    report.caches(caches);
  }

  /** Returns the report of this service to operations; it needs no context of the service. */
  public ServiceStatistics report() {
    return report;
  }

  private void changed(DependencyStatusChange change) {
    if (isNews(change)) {
      log(change);
    }
  }

  /**
   * One line says that it is lost. That the first attempt to reach it again fails is another line
   * only where it fails for another reason, such as a password that was changed.
   */
  private static boolean isNews(DependencyStatusChange change) {
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
