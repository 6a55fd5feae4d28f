package dev.plinth.launcher.account;

import dev.plinth.persistence.user.Administrators;
import dev.plinth.persistence.user.LastAdministrator;
import dev.plinth.persistence.user.Rights;
import dev.plinth.runtime.cache.Cache;
import dev.plinth.runtime.text.Usernames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * Changes users' roles and access directly in the database, without a server. Losing the role or
 * being deactivated ends all of the user's sessions in the same transaction.
 */
public final class Accounts {

  private static final String FIND =
      """
      select id, is_admin, is_active from users
      where username = ? or canonical_username = ?
      order by username = ? desc
      limit 1
      for update
      """;
  private static final String UPDATE =
      """
      update users set is_admin = ?, is_active = ?, version = version + 1, updated_at = now()
      where id = ?
      """;
  private static final String END_SESSIONS =
      """
      update sessions set ended_at = now(), version = version + 1, updated_at = now()
      where ended_at is null and user_id = ?
      """;

  private final DataSource database;

  /**
   * @param database where the users are
   */
  public Accounts(DataSource database) {
    this.database = database;
  }

  /**
   * Grants or revokes the role of administrator.
   *
   * @return the user's identity, empty if there is no such user
   * @throws LastAdministrator if no active administrator would be left
   */
  public Optional<UUID> administrate(String username, boolean admin) throws SQLException {
    return change(username, before -> new Rights(admin, before.active()));
  }

  /**
   * Activates or deactivates a user.
   *
   * @return the user's identity, empty if there is no such user
   * @throws LastAdministrator if no active administrator would be left
   */
  public Optional<UUID> activate(String username, boolean active) throws SQLException {
    return change(username, before -> new Rights(before.admin(), active));
  }

  private Optional<UUID> change(String username, UnaryOperator<Rights> change) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      List<UUID> administrators = administrators(connection);
      Optional<Found> user = find(connection, username);
      if (user.isPresent()) {
        Rights after = change.apply(user.get().rights());
        if (user.get().rights().isAdministratorLossTo(after)) {
          Administrators.requireAnother(administrators, user.get().id());
        }
        write(connection, user.get(), after);
        // The services hold the user's profile and sessions.
        Cache.invalidateAll(connection);
        connection.commit();
      }
      return user.map(Found::id);
    }
  }

  private record Found(UUID id, Rights rights) {}

  private static Optional<Found> find(Connection connection, String username) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(FIND)) {
      select.setString(1, username);
      select.setString(2, Usernames.canonical(username).orElse(null));
      select.setString(3, username);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Found(
                    row.getObject(1, UUID.class), new Rights(row.getBoolean(2), row.getBoolean(3))))
            : Optional.empty();
      }
    }
  }

  private static void write(Connection connection, Found user, Rights after) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
      update.setBoolean(1, after.admin());
      update.setBoolean(2, after.active());
      update.setObject(3, user.id());
      update.executeUpdate();
    }
    if (user.rights().isLossTo(after)) {
      try (PreparedStatement end = connection.prepareStatement(END_SESSIONS)) {
        end.setObject(1, user.id());
        end.executeUpdate();
      }
    }
  }

  private static List<UUID> administrators(Connection connection) throws SQLException {
    List<UUID> administrators = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(Administrators.LOCK)) {
      while (rows.next()) {
        administrators.add(rows.getObject(1, UUID.class));
      }
    }
    return administrators;
  }
}
