package dev.plinth.devtools.schema;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.pgcodekeeper.core.api.PgCodeKeeperApi;
import org.pgcodekeeper.core.schema.AbstractDatabase;
import org.pgcodekeeper.core.settings.CoreSettings;

/**
 * The difference between the schema of the migrations and the schema of the entities, as SQL.
 *
 * @param changes statements that add and change, in the order of their dependencies
 * @param drops statements that drop, commented out
 */
public record SchemaDifference(List<String> changes, List<String> drops) {

  private static final String DROP_NOTICE =
      """
      -- The entities no longer have the following. It stays, so that servers of the previous version
      -- continue to work and no data is lost. Once no server uses it, drop it: uncomment it here,
      -- or in a separate migration.""";

  /**
   * Compares two schemas.
   *
   * @param database a scratch database with the schema of the migrations
   */
  static SchemaDifference between(
      AbstractDatabase migrations, AbstractDatabase entities, DataSource database)
      throws IOException, SQLException {
    CoreSettings settings = settings();
    TargetSchema target = new TargetSchema(settings);
    AbstractDatabase to = target.of(entities, migrations);
    AbstractDatabase from = (AbstractDatabase) migrations.deepCopy();
    List<RemovedValues> removed = RemovedValues.extract(from, to);
    List<NotNullBackfill> backfills = NotNullBackfills.extract(from, to);
    TypeChanges typeChanges = TypeChanges.extract(from, to, database);
    String rest = typeChanges.withoutNeedlessUsing(diff(settings, from, to));
    Stream<String> changes =
        Stream.of(
                removed.stream().map(RemovedValues::sql),
                backfills.stream().map(NotNullBackfill::sql),
                typeChanges.statements().stream(),
                Stream.of(String.join("", typeChanges.notes()) + rest))
            .flatMap(it -> it);
    DropSuggestions suggestions = new DropSuggestions(entities, migrations);
    return new SchemaDifference(
        styled(changes), styled(suggestions.of(target.abandoned()).stream()));
  }

  static CoreSettings settings() {
    CoreSettings settings = new CoreSettings();
    settings.setIgnorePrivileges(true);
    settings.setIgnoreColumnOrder(true);
    return settings;
  }

  private static String diff(CoreSettings settings, AbstractDatabase from, AbstractDatabase to)
      throws IOException {
    try {
      return PgCodeKeeperApi.diff(settings, from, to);
    } catch (InterruptedException e) {
      throw new IOException("interrupted while comparing", e);
    }
  }

  private static List<String> styled(Stream<String> parts) {
    return parts.map(HouseStyle::of).filter(part -> !part.isEmpty()).toList();
  }

  /** Returns this difference with other statements before it. */
  SchemaDifference after(List<String> first) {
    return new SchemaDifference(Stream.of(first, changes).flatMap(List::stream).toList(), drops);
  }

  /** Returns whether the schemas agree, apart from what could be dropped. */
  public boolean isAgreement() {
    return changes.isEmpty();
  }

  /** Returns whether there is nothing to write. */
  public boolean isEmpty() {
    return changes.isEmpty() && drops.isEmpty();
  }

  /** Returns the text of a migration. */
  public String sql() {
    Stream<String> notice = drops.isEmpty() ? Stream.empty() : Stream.of(DROP_NOTICE);
    return Stream.of(changes.stream(), notice, drops.stream())
        .flatMap(it -> it)
        .collect(Collectors.joining("\n\n", "", "\n"));
  }
}
