package dev.plinth.launcher.account;

import dev.plinth.persistence.user.LastAdministrator;
import dev.plinth.runtime.cache.CacheInvalidation;
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
import javax.sql.DataSource;

/**
 * Changes what users may do where no server runs. Who loses something by it loses all sessions, in
 * the same transaction.
 */
public final class Accounts {

  private final DataSource database;

  /**
   * @param database where the users are
   */
  public Accounts(DataSource database) {
    this.database = database;
  }

  /**
   * Makes a user an administrator, or takes that back.
   *
   * @return the user's identity, empty if there is no such user
   * @throws LastAdministrator if no active administrator would be left
   */
  public Optional<UUID> administrate(String username, boolean admin) throws SQLException {
    return set("is_admin", username, admin);
  }

  /**
   * Lets a user sign in, or keeps the user out.
   *
   * @return the user's identity, empty if there is no such user
   * @throws LastAdministrator if no active administrator would be left
   */
  public Optional<UUID> activate(String username, boolean active) throws SQLException {
    return set("is_active", username, active);
  }

  private Optional<UUID> set(String column, String username, boolean value) throws SQLException {
    String statement =
        """
        with changed as (
          update users set %s = ?, version = version + 1, updated_at = now()
          where id = (
            select id from users
            where username = ? or canonical_username = ?
            order by username = ? desc
            limit 1)
          returning id),
        ended as (
          update sessions set ended_at = now(), version = version + 1, updated_at = now()
          where not ? and ended_at is null and user_id in (select id from changed))
        select id from changed
        """
            .formatted(column);
    try (Connection connection = database.getConnection();
        PreparedStatement change = connection.prepareStatement(statement)) {
      connection.setAutoCommit(false);
      List<UUID> before = administrators(connection);
      change.setBoolean(1, value);
      change.setString(2, username);
      change.setString(3, Usernames.canonical(username).orElse(null));
      change.setString(4, username);
      change.setBoolean(5, value);
      Optional<UUID> user = changed(change);
      if (!before.isEmpty() && administrators(connection).isEmpty()) {
        connection.rollback();
        throw new LastAdministrator();
      }
      // The profile of who isn't active is not to be seen any more.
      CacheInvalidation.ofAll(connection);
      connection.commit();
      return user;
    }
  }

  /** Locks them, as the services do, so that two cannot leave at once. */
  private static List<UUID> administrators(Connection connection) throws SQLException {
    List<UUID> administrators = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select id from users where is_admin and is_active order by id for update")) {
      while (rows.next()) {
        administrators.add(rows.getObject(1, UUID.class));
      }
    }
    return administrators;
  }

  private static Optional<UUID> changed(PreparedStatement change) throws SQLException {
    try (ResultSet changed = change.executeQuery()) {
      return changed.next() ? Optional.of(changed.getObject(1, UUID.class)) : Optional.empty();
    }
  }
}
