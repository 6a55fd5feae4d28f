package dev.plinth.persistence.migration;

import dev.plinth.runtime.database.DatabaseTarget;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;

/**
 * Catalogue of faults of migration files and their history: how Flyway reports each one, and one
 * sentence that names the fact, the place and the remedy. {@link
 * dev.plinth.runtime.database.DatabaseFault} has the faults of the database.
 */
enum MigrationFault {
  FILE_NAME(
      "migration name format: (?<file>\\S+)",
      "{file} is not the name of a migration: call it V<number>__<verb>_<thing>.sql"),
  SAME_VERSION(
      CoreErrorCode.DUPLICATE_VERSIONED_MIGRATION + " .*/(?<file>\\S+) .*/(?<other>\\S+) ",
      "{file} and {other} have the same version: give the newer one the next number"),
  NOT_UTF8(
      "calculate checksum of (?<file>\\S+)",
      "{file} is not UTF-8: save it in that encoding, and migrate again"),
  MIXED(
      "both transactional and non-transactional statements .* at (?<line>line \\d+)",
      "{pending}, {line}: a statement that can't run in a transaction, such as create index"
          + " concurrently, needs a migration of its own: move it there"),
  NOT_EMPTY(
      CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE.name(),
      "the schema of {address} is not empty and has no flyway_schema_history:"
          + " use an empty database, or empty this one with plinth reset"),
  HISTORY(
      "list of applied migrations from Schema History table \\S*?(?<history>\\w+_schema_history)"
          + ".*Message *: ERROR: (?<reason>[^\\n]*)",
      "{history} of {address} is not a history of migrations: {reason};"
          + " use another database if it belongs to another program, otherwise restore a backup");

  private static final List<String> PARTS = List.of("file", "other", "line", "history", "reason");

  private final Pattern symptom;
  private final String sentence;

  MigrationFault(String symptom, String sentence) {
    this.symptom = Pattern.compile(symptom, Pattern.DOTALL);
    this.sentence = sentence;
  }

  /**
   * Describes a failure in one line; empty if the catalogue does not know it.
   *
   * @param pending the file of the next migration
   */
  static Optional<String> describe(FlywayException failure, String pending, DatabaseTarget target) {
    String report = failure.getErrorCode() + " " + failure.getMessage();
    return Arrays.stream(values())
        .flatMap(fault -> fault.describe(report).stream())
        .map(text -> text.replace("{pending}", pending).replace("{address}", target.toString()))
        .findFirst();
  }

  private Optional<String> describe(String report) {
    Matcher matcher = symptom.matcher(report);
    return matcher.find() ? Optional.of(fill(matcher)) : Optional.empty();
  }

  private String fill(Matcher matcher) {
    String text = sentence;
    for (String part : PARTS) {
      if (symptom.pattern().contains("<" + part + ">")) {
        text = text.replace("{" + part + "}", matcher.group(part));
      }
    }
    return text;
  }
}
