package dev.plinth.launcher.settings;

import dev.plinth.runtime.database.DatabaseTarget;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.ssl.DefaultJavaSSLFactory;

/**
 * A PostgreSQL database and how to log in to it.
 *
 * @param host host name or address
 * @param port TCP port
 * @param username role
 * @param password the role's password
 * @param name database
 * @param ssl whether the connection is encrypted and the server's certificate verified
 * @param authorities the file with the certificates of the authorities that count for that; empty
 *     means those of the JDK
 */
public record DatabaseAddress(
    String host,
    int port,
    String username,
    String password,
    String name,
    boolean ssl,
    Optional<Path> authorities) {

  private static final int TIMEOUT_SECONDS = 10;

  /** The configured database, or empty where DB_HOST is not set. */
  static Optional<DatabaseAddress> read(Variables variables) {
    boolean ssl = variables.flag(Setting.DB_SSL);
    DatabaseAddress address =
        new DatabaseAddress(
            variables.text(Setting.DB_HOST),
            variables.number(Setting.DB_PORT),
            variables.text(Setting.DB_USERNAME),
            variables.text(Setting.DB_PASSWORD),
            variables.text(Setting.DB_NAME),
            ssl,
            authorities(variables, ssl));
    return variables.isSet(Setting.DB_HOST) ? Optional.of(address) : Optional.empty();
  }

  private static Optional<Path> authorities(Variables variables, boolean ssl) {
    if (!ssl && variables.isSet(Setting.DB_SSLROOTCERT)) {
      variables.problems().add("DB_SSLROOTCERT is set, and needs DB_SSL=true");
      return Optional.empty();
    }
    return Optional.of(variables.text(Setting.DB_SSLROOTCERT))
        .filter(file -> !file.isEmpty())
        .map(file -> Path.of(file).toAbsolutePath());
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
    if (ssl && authorities.isEmpty()) {
      source.setSslfactory(DefaultJavaSSLFactory.class.getName());
    }
    authorities.ifPresent(file -> source.setSslRootCert(file.toString()));
    source.setTcpKeepAlive(true);
    // A pooler in transaction mode may give the next statement to a session that lacks them.
    source.setPrepareThreshold(0);
    source.setConnectTimeout(TIMEOUT_SECONDS);
    source.setLoginTimeout(TIMEOUT_SECONDS);
    return source;
  }

  /** The variables that make the server use it. */
  Map<String, String> environment() {
    return Map.of(
        "DB_HOST",
        host,
        "DB_PORT",
        Integer.toString(port),
        "DB_USERNAME",
        username,
        "DB_PASSWORD",
        password,
        "DB_NAME",
        name,
        "DB_SSL",
        Boolean.toString(ssl),
        "DB_SSLROOTCERT",
        authorities.map(Path::toString).orElse(""));
  }

  /** Where it is, for messages. */
  public DatabaseTarget target() {
    return new DatabaseTarget(host, port, username, name);
  }

  /** Its URL without the password. */
  @Override
  public String toString() {
    return target().toString();
  }
}
