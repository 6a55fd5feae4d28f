package dev.plinth.runtime.availability;

import java.util.Map;

/**
 * What a service tells operations of itself, as the management bean {@code
 * dev.plinth:type=Service,name=users}. The keys of the maps are in lower case.
 */
public interface ServiceStatisticsMBean {

  /** Returns the service's name. */
  String getName();

  /** Returns the state of each dependency. */
  Map<String, String> getStates();

  /** Returns how many attempts to reach each dependency have failed since the service started. */
  Map<String, Long> getFailedAttempts();

  /** Returns how many calls did not get to the database or not through it, by reason. */
  Map<String, Long> getRefusals();

  /** Returns how many migrations are in which state; nothing before the database was reached. */
  Map<String, Long> getMigrations();

  /** Returns how often what happened in each cache since the service started. */
  Map<String, Map<String, Long>> getCaches();
}
