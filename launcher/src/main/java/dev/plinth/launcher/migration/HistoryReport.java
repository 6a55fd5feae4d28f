package dev.plinth.launcher.migration;

import dev.plinth.persistence.migration.MigrationOwner;
import dev.plinth.persistence.migration.SchemaVersion;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Formats the migration history as a table or as JSON. */
final class HistoryReport {

  private HistoryReport() {}

  /** Returns a table with a line for each migration. */
  static String table(List<SchemaVersion> history) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("version", "description", "state", "applied at"));
    history.forEach(migration -> rows.add(row(migration)));
    List<Integer> widths =
        IntStream.range(0, rows.get(0).size())
            .mapToObj(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
            .toList();
    return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining());
  }

  private static List<String> row(SchemaVersion migration) {
    return List.of(
        version(migration),
        migration.description(),
        state(migration),
        migration.appliedAt().map(HistoryReport::seconds).orElse(""));
  }

  private static String version(SchemaVersion migration) {
    String version = migration.version().isEmpty() ? "(repeated)" : migration.version();
    return migration.owner() == MigrationOwner.PLINTH ? version : migration.owner() + " " + version;
  }

  private static String line(List<String> row, List<Integer> widths) {
    return IntStream.range(0, row.size())
            .mapToObj(i -> row.get(i) + " ".repeat(widths.get(i) - row.get(i).length()))
            .collect(Collectors.joining("  "))
            .stripTrailing()
        + "\n";
  }

  /** Returns an array with an object for each migration. */
  static String json(List<SchemaVersion> history) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    history.forEach(migration -> array.add(object(migration)));
    return array.build() + "\n";
  }

  private static JsonObjectBuilder object(SchemaVersion migration) {
    JsonObjectBuilder object =
        Json.createObjectBuilder()
            .add("owner", migration.owner().toString())
            .add("version", migration.version())
            .add("description", migration.description())
            .add("script", migration.script())
            .add("state", state(migration));
    return migration
        .appliedAt()
        .map(at -> object.add("appliedAt", at.toString()))
        .orElseGet(() -> object.add("appliedAt", JsonValue.NULL));
  }

  /** A newer database is only a guess: the newest files may also have been deleted. */
  private static String state(SchemaVersion migration) {
    return switch (migration.state()) {
      case NEWER -> "missing";
      default -> migration.state().toString();
    };
  }

  private static String seconds(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
