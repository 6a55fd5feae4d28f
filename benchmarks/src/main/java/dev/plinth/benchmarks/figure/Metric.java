package dev.plinth.benchmarks.figure;

import dev.plinth.benchmarks.load.Workload;
import java.util.Locale;

/** The names of the metrics, with their units. */
public final class Metric {

  /** Time from the start of the processes to the first 200 of both services. */
  public static final String START = "start, seconds";

  /** Resident memory of all server processes of a system before any load. */
  public static final String MEMORY_IDLE = "memory idle, MiB";

  /** The same after all rounds. */
  public static final String MEMORY_LOADED = "memory after load, MiB";

  /** Rates of W1 under load from the start on, one for each second or so. */
  public static final String RAMP_RATE = "ramp, requests per second";

  /** The ends of the times that these rates belong to, counted from the start. */
  public static final String RAMP_TIME = "ramp, seconds since the start";

  /** 99th percentile of W1 at a constant rate, 70 % of the median of W1. */
  public static final String PACED_P99 = "W1 at 70 % of its rate, p99 in milliseconds";

  /** The ceiling of the database, which {@link #DATABASE} has. */
  public static final String PGBENCH = "pgbench, transactions per second";

  /** The system of the ceiling of the database. */
  public static final String DATABASE = "PostgreSQL";

  private Metric() {}

  /** Returns the metric of a workload's rate that depends on the number of blogs. */
  public static String growth(Workload workload) {
    return workload + " by the number of blogs, requests per second";
  }

  /** Returns the system of a number of blogs. */
  public static String blogs(int number) {
    return String.format(Locale.ROOT, "%,d blogs", number);
  }

  /** Returns the metric of a workload's rate. */
  public static String rate(Workload workload) {
    return workload + ", requests per second";
  }

  /** Returns the metric of a workload's latency under full load. */
  public static String p99(Workload workload) {
    return workload + ", p99 in milliseconds";
  }

  /** Returns the metric of the requests of a workload that failed. */
  public static String failed(Workload workload) {
    return workload + ", failed requests";
  }

  /** Returns the metric of the statements that one request of a workload causes. */
  public static String statements(Workload workload) {
    return workload + ", statements per request";
  }

  /** Returns the metric of the round trips to the database that one request causes. */
  public static String roundTrips(Workload workload) {
    return workload + ", round trips per request";
  }
}
