package dev.plinth.devtools.schema;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.pgcodekeeper.core.database.base.jdbc.IJdbcConnector;
import org.pgcodekeeper.core.ignorelist.IgnoreSchemaList;
import org.pgcodekeeper.core.loader.DatabaseLoader;
import org.pgcodekeeper.core.loader.LoaderFactory;
import org.pgcodekeeper.core.monitor.NullMonitor;
import org.pgcodekeeper.core.schema.AbstractDatabase;
import org.pgcodekeeper.core.settings.ISettings;

/**
 * Reads the schema of a database.
 *
 * @param database the database to read
 */
record SchemaReader(DataSource database) implements IJdbcConnector {

  /**
   * Reads the whole schema with its dependencies.
   *
   * @throws IOException if the database can't be read, or has objects that the library doesn't know
   */
  AbstractDatabase read(ISettings settings) throws IOException {
    DatabaseLoader loader =
        LoaderFactory.createJdbcLoader(
            settings, "UTC", this, new NullMonitor(), new IgnoreSchemaList());
    try {
      AbstractDatabase schema = loader.loadAndAnalyze();
      if (!loader.getErrors().isEmpty()) {
        throw new IOException("the schema can't be read: " + loader.getErrors());
      }
      ListCheck.simplify(schema);
      return schema;
    } catch (InterruptedException e) {
      throw new IOException("interrupted while reading the schema", e);
    }
  }

  @Override
  public Connection getConnection() throws IOException {
    try {
      return database.getConnection();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  @Override
  public String getBatchDelimiter() {
    return null;
  }

  @Override
  public String getUrl() {
    return "jdbc:postgresql:";
  }
}
