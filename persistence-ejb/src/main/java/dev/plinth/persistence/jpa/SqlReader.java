package dev.plinth.persistence.jpa;

import dev.plinth.runtime.tracing.StatementSpan;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Reads rows by JDBC. An entity manager would parse the SQL again at each call, and needs a unit of
 * work for that.
 */
@ApplicationScoped
public class SqlReader {

  // Within a transaction the pool returns the connection that the transaction already uses.
  @Resource(lookup = "jdbc/plinth")
  private DataSource pool;

  /** Runs a statement, and returns its rows. */
  public List<Object[]> rows(NativeStatement statement) {
    return StatementSpan.ENABLED
        ? StatementSpan.around(statement.sql(), () -> read(statement))
        : read(statement);
  }

  private List<Object[]> read(NativeStatement statement) {
    try (Connection connection = pool.getConnection();
        PreparedStatement prepared = connection.prepareStatement(statement.sql())) {
      int number = 0;
      for (Object value : statement.values()) {
        prepared.setObject(++number, value);
      }
      try (ResultSet result = prepared.executeQuery()) {
        return rows(result);
      }
    } catch (SQLException e) {
      throw new PersistenceException(e);
    }
  }

  private static List<Object[]> rows(ResultSet result) throws SQLException {
    int columns = result.getMetaData().getColumnCount();
    List<Object[]> rows = new ArrayList<>();
    while (result.next()) {
      Object[] row = new Object[columns];
      for (int i = 0; i < columns; i++) {
        row[i] = result.getObject(i + 1);
      }
      rows.add(row);
    }
    return rows;
  }
}
