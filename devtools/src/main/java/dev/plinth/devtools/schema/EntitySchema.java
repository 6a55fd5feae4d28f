package dev.plinth.devtools.schema;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.persistence.sessions.server.ServerSession;

/**
 * The schema of the entities: the DDL that EclipseLink generates for them, and a check constraint
 * for each enum.
 */
public final class EntitySchema {

  private static final String UNIT = "plinth";

  private EntitySchema() {}

  /**
   * Creates the schema in an empty database.
   *
   * @throws SQLException if the database refuses a statement, with the statement in the message
   * @throws jakarta.persistence.PersistenceException if the mapping of the entities is invalid
   */
  public static void createIn(DataSource database) throws SQLException {
    // EclipseLink itself would continue after a failed statement.
    List<String> statements = statements(database);
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        execute(statement, sql);
      }
    }
  }

  private static List<String> statements(DataSource database) {
    StringWriter script = new StringWriter();
    EntityManagerFactory unit =
        Persistence.createEntityManagerFactory(UNIT, properties(database, script));
    try {
      ServerSession session = unit.unwrap(ServerSession.class);
      Stream<String> checks = EnumChecks.of(session.getDescriptors().values());
      return Stream.concat(script.toString().lines(), checks).toList();
    } finally {
      unit.close();
    }
  }

  private static Map<String, Object> properties(DataSource database, StringWriter script) {
    return Map.of(
        "jakarta.persistence.transactionType",
        "RESOURCE_LOCAL",
        "jakarta.persistence.nonJtaDataSource",
        database,
        "jakarta.persistence.schema-generation.scripts.action",
        "create",
        "jakarta.persistence.schema-generation.scripts.create-target",
        script);
  }

  private static void execute(Statement statement, String sql) throws SQLException {
    try {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new SQLException(e.getMessage() + " in: " + sql, e.getSQLState(), e);
    }
  }
}
