package dev.plinth.persistence.migration;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.plinth.persistence.migration.SchemaVersion.State;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.sessions.server.ServerSession;

/**
 * The schema that this build requires: its migrations, with those of the application, and the
 * columns of its entities. A schema that a newer build migrated may have more.
 */
public final class RequiredSchema {

  private static final String UNDEFINED_TABLE = "42P01";

  private static final Set<State> OF_FILES =
      EnumSet.of(State.APPLIED, State.PENDING, State.LATE, State.CHANGED);

  /** The migrations that a history lacks. */
  private static final String NOT_APPLIED =
      """
      select version || '%s' as version from unnest(?) as needed(version)
      where not exists (
        select from %s h where h.success and h.version = needed.version)
      """;

  /** Reports missing columns only if all migrations are applied. */
  private static final String MISSING =
      """
      with migrations as (
        %s),
      columns as (
        select distinct
          case when to_regclass(tab) is null then 'table ' || tab
            else 'column ' || tab || '.' || col end as name
        from unnest(?, ?) as needed(tab, col)
        where not exists (
          select from pg_attribute a
          where a.attrelid = to_regclass(tab) and a.attname = col and not a.attisdropped))
      select 'migration ' || version from migrations
      union all
      select name from columns where not exists (select from migrations)
      """;

  private final SortedMap<MigrationOwner, List<String>> versions;
  private final String[] tables;
  private final String[] columns;

  private RequiredSchema(
      SortedMap<MigrationOwner, List<String>> versions, List<DatabaseField> fields) {
    this.versions = versions;
    this.tables = fields.stream().map(field -> folded(field.getTableName())).toArray(String[]::new);
    this.columns = fields.stream().map(field -> folded(field.getName())).toArray(String[]::new);
  }

  /** Unquoted names are in lower case in the database. */
  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the schema that this build requires.
   *
   * @param history of any database, which includes this build's migrations
   * @param unit the persistence unit with its entities
   */
  public static RequiredSchema of(List<SchemaVersion> history, EntityManagerFactory unit) {
    SortedMap<MigrationOwner, List<String>> versions =
        history.stream()
            .filter(migration -> OF_FILES.contains(migration.state()))
            .filter(migration -> !migration.version().isEmpty())
            .collect(
                groupingBy(
                    SchemaVersion::owner, TreeMap::new, mapping(SchemaVersion::version, toList())));
    List<DatabaseField> fields =
        unit.unwrap(ServerSession.class).getDescriptors().values().stream()
            .filter(entity -> !entity.isAggregateDescriptor())
            .map(ClassDescriptor::getFields)
            .flatMap(List::stream)
            .toList();
    return new RequiredSchema(versions, fields);
  }

  /**
   * Returns the names of missing migrations, tables and columns; empty if the schema is complete.
   *
   * @param connection outside of any transaction
   * @throws SQLException if the database can't be asked
   */
  public List<String> missingIn(Connection connection) throws SQLException {
    List<String[]> arrays =
        Stream.concat(
                versions.values().stream().map(needed -> needed.toArray(String[]::new)),
                Stream.of(tables, columns))
            .toList();
    try (PreparedStatement statement = connection.prepareStatement(query())) {
      for (int i = 0; i < arrays.size(); i++) {
        statement.setArray(i + 1, connection.createArrayOf("text", arrays.get(i)));
      }
      return rows(statement);
    } catch (SQLException e) {
      if (UNDEFINED_TABLE.equals(e.getSQLState())) {
        return List.of("the history of migrations");
      }
      throw e;
    }
  }

  private String query() {
    return MISSING.formatted(
        versions.keySet().stream().map(RequiredSchema::notApplied).collect(joining("union all ")));
  }

  private static String notApplied(MigrationOwner owner) {
    String suffix = owner == MigrationOwner.PLINTH ? "" : " of the " + owner;
    return NOT_APPLIED.formatted(suffix, owner.history());
  }

  private static List<String> rows(PreparedStatement statement) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }
}
