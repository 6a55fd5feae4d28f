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
 * What is to be done so that the migrations make what the entities mean.
 *
 * @param changes statements that add and change, in the order of what depends on what
 * @param reminders statements that drop, commented out
 */
public record SchemaDifference(List<String> changes, List<String> reminders) {

  private static final String DROP_NOTICE =
      """
      -- The entities no longer have the following. It stays, so that servers of the previous version
      -- continue to work and no data is lost. Once no server uses it, drop it: uncomment it here,
      -- or in a separate migration.""";

  /**
   * Compares.
   *
   * @param database a database with what the migrations make, to try in
   */
  static SchemaDifference between(
      AbstractDatabase migrations, AbstractDatabase entities, DataSource database)
      throws IOException, SQLException {
    CoreSettings settings = settings();
    TargetSchema overlay = new TargetSchema(settings);
    AbstractDatabase to = overlay.lay(entities, migrations);
    AbstractDatabase from = (AbstractDatabase) migrations.deepCopy();
    List<RemovedValues> removed = RemovedValues.anticipated(from, to);
    List<NotNullBackfill> fillings = NotNullBackfills.anticipated(from, to);
    TypeChanges conversions = TypeChanges.anticipated(from, to, database);
    String rest = conversions.withoutNeedlessUsing(diff(settings, from, to));
    Stream<String> changes =
        Stream.of(
                removed.stream().map(RemovedValues::sql),
                fillings.stream().map(NotNullBackfill::sql),
                conversions.statements().stream(),
                Stream.of(String.join("", conversions.notes()) + rest))
            .flatMap(it -> it);
    DropSuggestions reminders = new DropSuggestions(entities, migrations);
    return new SchemaDifference(
        styled(changes), styled(reminders.of(overlay.abandoned()).stream()));
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

  /** Returns the same, but with statements that come first. */
  SchemaDifference after(List<String> first) {
    return new SchemaDifference(
        Stream.of(first, changes).flatMap(List::stream).toList(), reminders);
  }

  /** Whether the migrations make what the entities mean, apart from what might be dropped. */
  public boolean isAgreement() {
    return changes.isEmpty();
  }

  /** Whether there is nothing to write. */
  public boolean isEmpty() {
    return changes.isEmpty() && reminders.isEmpty();
  }

  /** The text of a migration. */
  public String sql() {
    Stream<String> parting = reminders.isEmpty() ? Stream.empty() : Stream.of(DROP_NOTICE);
    return Stream.of(changes.stream(), parting, reminders.stream())
        .flatMap(it -> it)
        .collect(Collectors.joining("\n\n", "", "\n"));
  }
}
