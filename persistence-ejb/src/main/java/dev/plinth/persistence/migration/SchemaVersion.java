package dev.plinth.persistence.migration;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A migration with its state, from its file and the history of a database.
 *
 * @param owner whose migration it is
 * @param version the number, among those of the owner; empty for a repeatable migration
 * @param description from the name of the file
 * @param script the name of the file
 * @param appliedAt when it was applied; empty if it was not
 */
public record SchemaVersion(
    MigrationOwner owner,
    String version,
    String description,
    String script,
    State state,
    Optional<Instant> appliedAt) {

  /** The state of a migration. */
  public enum State {
    /** It is applied. */
    APPLIED,
    /** It is not applied yet. */
    PENDING,
    /** It is pending although a later migration is applied. */
    LATE,
    /** It is applied, but its file is missing. */
    MISSING,
    /** It is applied and later than all migrations that this build has of the owner. */
    NEWER,
    /** It is applied, but its file was changed since. */
    CHANGED,
    /** It failed outside a transaction and may be partly applied. */
    FAILED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns the number of migrations in each state. */
  static Map<String, Long> countByState(List<SchemaVersion> history) {
    return Arrays.stream(State.values())
        .collect(
            Collectors.toMap(
                State::toString,
                state -> history.stream().filter(version -> version.state() == state).count()));
  }
}
