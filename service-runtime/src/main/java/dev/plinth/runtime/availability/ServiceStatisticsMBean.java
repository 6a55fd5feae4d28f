package dev.plinth.runtime.availability;

import java.util.List;
import java.util.Map;

/**
 * Management bean (JMX) with the statistics of a service: {@code
 * dev.plinth:type=Service,name=users}. The keys of the maps are in lower case.
 */
public interface ServiceStatisticsMBean {

  /** Returns the service's name. */
  String getName();

  /** Returns the state of each dependency. */
  Map<String, String> getStates();

  /**
   * Returns {@code state}, {@code since}, {@code attempts} and {@code lastError} of each
   * dependency.
   */
  Map<String, Map<String, String>> getDependencies();

  /**
   * Returns the states that each dependency had in the last hour, the oldest first, with {@code
   * state}, {@code since} and {@code lastError}.
   */
  Map<String, List<Map<String, String>>> getHistory();

  /** Returns the failed attempts to reconnect since the service started, by dependency. */
  Map<String, Long> getFailedAttempts();

  /** Returns the number of rejected or failed database calls, by reason. */
  Map<String, Long> getRefusals();

  /** Returns the number of migrations by state; empty before the database was first reached. */
  Map<String, Long> getMigrations();

  /** Returns the number of events since the service started, by cache. */
  Map<String, Map<String, Long>> getCaches();
}
