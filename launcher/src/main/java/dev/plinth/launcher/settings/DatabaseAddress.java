package dev.plinth.launcher.settings;

import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL database and how to log in to it.
 *
 * @param host host name or address
 * @param port TCP port
 * @param username role
 * @param password the role's password
 * @param name database
 * @param ssl whether the connection is encrypted and the server's certificate verified
 */
public record DatabaseAddress(
    String host, int port, String username, String password, String name, boolean ssl) {

  private static final int TIMEOUT_SECONDS = 10;

  /** The configured database, or empty where DB_HOST is not set. */
  static Optional<DatabaseAddress> read(Variables variables, AppEnv appEnv) {
    boolean given = variables.isSet("DB_HOST");
    boolean required = given || appEnv == AppEnv.PRODUCTION;
    String why = given ? "DB_HOST is set" : "APP_ENV is production";
    DatabaseAddress address =
        new DatabaseAddress(
            variables.host("DB_HOST", required, why),
            variables.port("DB_PORT", 5432),
            variables.text("DB_USERNAME", required, why),
            variables.text("DB_PASSWORD", required, why),
            variables.text("DB_NAME", required, why),
            variables.flag("DB_SSL", false));
    return given ? Optional.of(address) : Optional.empty();
  }

  /** Single connections to it; nothing is opened yet. */
  public DataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {host});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName(name);
    source.setUser(username);
    source.setPassword(password);
    source.setSsl(ssl);
    source.setConnectTimeout(TIMEOUT_SECONDS);
    source.setLoginTimeout(TIMEOUT_SECONDS);
    return source;
  }

  /** The variables that make the server use it. */
  Map<String, String> environment() {
    return Map.of(
        "DB_HOST", host,
        "DB_PORT", Integer.toString(port),
        "DB_USERNAME", username,
        "DB_PASSWORD", password,
        "DB_NAME", name,
        "DB_SSL", Boolean.toString(ssl));
  }

  /** Its URL without the password. */
  @Override
  public String toString() {
    return "postgresql://" + username + "@" + host + ":" + port + "/" + name;
  }
}
