package dev.plinth.persistence.migration;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A migration, as its file and the history of a database tell it together.
 *
 * @param version its number, empty for one that is repeated whenever it changes
 * @param description what it does, from the name of its file
 * @param script the name of its file
 * @param state where it stands
 * @param appliedAt when it was applied; empty if it never was
 */
public record SchemaVersion(
    String version, String description, String script, State state, Optional<Instant> appliedAt) {

  /** Where a migration stands. */
  public enum State {
    /** It is in the database. */
    APPLIED,
    /** It is not in the database yet. */
    PENDING,
    /** It is pending although a later one is applied. */
    LATE,
    /** It is in the database, and its file is gone. */
    MISSING,
    /** It is in the database, which is of a newer build: this one has no migration of that age. */
    NEWER,
    /** It is in the database, and its file is another one by now. */
    CHANGED,
    /** It was begun outside a transaction and did not get to its end. */
    FAILED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns how many migrations of a history are in each state. */
  static Map<String, Long> countByState(List<SchemaVersion> history) {
    return Arrays.stream(State.values())
        .collect(
            Collectors.toMap(
                State::toString,
                state -> history.stream().filter(version -> version.state() == state).count()));
  }
}
