package dev.plinth.launcher.settings;

import dev.plinth.runtime.database.DatabaseTarget;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
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

  private static final String ROOT_CERTIFICATE = "DB_SSLROOTCERT";

  private static final int TIMEOUT_SECONDS = 10;

  /** The configured database, or empty where DB_HOST is not set. */
  static Optional<DatabaseAddress> read(Variables variables, AppEnv appEnv) {
    boolean given = variables.isSet("DB_HOST");
    boolean required = given || appEnv == AppEnv.PRODUCTION;
    String why = given ? "DB_HOST is set" : "APP_ENV is production";
    boolean ssl = variables.flag("DB_SSL", false);
    DatabaseAddress address =
        new DatabaseAddress(
            variables.host("DB_HOST", required, why),
            variables.port("DB_PORT", 5432),
            variables.text("DB_USERNAME", required, why),
            variables.text("DB_PASSWORD", required, why),
            variables.text("DB_NAME", required, why),
            ssl,
            authorities(variables, ssl));
    return given ? Optional.of(address) : Optional.empty();
  }

  private static Optional<Path> authorities(Variables variables, boolean ssl) {
    String file = variables.text(ROOT_CERTIFICATE, false, "");
    if (file.isEmpty()) {
      return Optional.empty();
    }
    if (!ssl) {
      variables.problems().add(ROOT_CERTIFICATE + " is set, and needs DB_SSL=true");
    }
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      if (!CertificateFactory.getInstance("X.509").generateCertificates(in).isEmpty()) {
        return Optional.of(Path.of(file).toAbsolutePath());
      }
    } catch (IOException | InvalidPathException | CertificateException e) {
      // Reported below, like a file without certificates.
    }
    variables
        .problems()
        .add(
            "%s is \"%s\", and must be a file with certificates (PEM) that can be read"
                .formatted(ROOT_CERTIFICATE, file));
    return Optional.empty();
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
        ROOT_CERTIFICATE,
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
