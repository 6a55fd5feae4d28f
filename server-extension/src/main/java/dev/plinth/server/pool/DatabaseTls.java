package dev.plinth.server.pool;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.postgresql.PGProperty;
import org.postgresql.jdbc.SslMode;
import org.postgresql.ssl.LibPQFactory;
import org.postgresql.ssl.WrappedFactory;
import org.postgresql.util.PSQLException;

/**
 * TLS socket factory for connections of the pool to PostgreSQL. With DB_SSL, PostgreSQL's
 * certificate is verified against the authorities in the file that DB_SSLROOTCERT names, or else
 * against those of the JDK. The server sets {@code javax.net.ssl.trustStore} to a trust store of
 * its own, which is not used here.
 */
public final class DatabaseTls extends WrappedFactory {

  /**
   * Creates the factory. The driver calls this by reflection.
   *
   * @param properties of the connection, as the driver passes them
   * @throws PSQLException if the file with the authorities cannot be used
   * @throws GeneralSecurityException if the authorities of the JDK cannot be used
   * @throws IOException if the authorities of the JDK cannot be read
   */
  public DatabaseTls(Properties properties)
      throws PSQLException, GeneralSecurityException, IOException {
    String authorities = System.getenv("DB_SSLROOTCERT");
    boolean hasAuthorities = authorities != null && !authorities.isBlank();
    if (hasAuthorities) {
      PGProperty.SSL_ROOT_CERT.set(properties, authorities);
    }
    factory =
        hasAuthorities || !SslMode.of(properties).verifyCertificate()
            ? new LibPQFactory(properties)
            : jdkFactory();
  }

  private static SSLSocketFactory jdkFactory() throws GeneralSecurityException, IOException {
    File file = Path.of(System.getProperty("java.home"), "lib/security/cacerts").toFile();
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(KeyStore.getInstance(file, "changeit".toCharArray()));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context.getSocketFactory();
  }
}
