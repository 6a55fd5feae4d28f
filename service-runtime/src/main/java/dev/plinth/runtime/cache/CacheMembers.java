package dev.plinth.runtime.cache;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;

/** Changes the members of the cache, in the database that all services share. */
@ApplicationScoped
class CacheMembers {

  private static final String JOIN =
      "insert into cache_members (id, caches, is_lost) values (?, ?, false)";
  private static final String LEAVE = "delete from cache_members where id = ?";
  private static final String LOSE = "update cache_members set is_lost = true where id = any (?)";

  @Resource(lookup = "jdbc/plinth")
  private DataSource pool;

  void join(Connection connection, UUID id, Set<String> caches) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(JOIN)) {
      statement.setObject(1, id);
      statement.setString(2, String.join(" ", new TreeSet<>(caches)));
      statement.executeUpdate();
    }
  }

  void remove(Connection connection, UUID id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LEAVE)) {
      statement.setObject(1, id);
      statement.executeUpdate();
    }
  }

  void remove(UUID id) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      remove(connection, id);
    }
  }

  /**
   * Declares members lost: no lease from now on lists them as members.
   *
   * @return whether one of them was a member until now; it is none if it left
   */
  boolean lose(Collection<UUID> ids) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(LOSE)) {
      statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
      return statement.executeUpdate() > 0;
    }
  }
}
