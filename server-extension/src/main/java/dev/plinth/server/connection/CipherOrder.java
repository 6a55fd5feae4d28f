package dev.plinth.server.connection;

import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.ssl.SSLBaseFilter;

/**
 * Makes the server's cipher suite order decide instead of the client's: of the enabled suites that
 * the client offers, the first in Java's order of preference is used. The server's TLS filter gives
 * each engine new parameters in which the client's order counts, and has no setting for it.
 */
public final class CipherOrder implements SSLBaseFilter.HandshakeListener {

  private CipherOrder() {}

  /**
   * Applies the order to all connections of a listener. Does nothing for a listener without TLS.
   */
  public static void preferServerOrder(FilterChain chain) {
    int tls = chain.indexOfType(SSLBaseFilter.class);
    if (tls >= 0) {
      ((SSLBaseFilter) chain.get(tls)).addHandshakeListener(new CipherOrder());
    }
  }

  @Override
  public void onInit(Connection<?> connection, SSLEngine engine) {
    SSLParameters parameters = engine.getSSLParameters();
    Set<String> enabled = Set.of(parameters.getCipherSuites());
    parameters.setCipherSuites(
        Stream.of(engine.getSupportedCipherSuites())
            .filter(enabled::contains)
            .toArray(String[]::new));
    parameters.setUseCipherSuitesOrder(true);
    engine.setSSLParameters(parameters);
  }

  @Override
  public void onStart(Connection<?> connection) {
    // Too late: the client's offer is already being read.
  }

  @Override
  public void onComplete(Connection<?> connection) {
    // The suite is already chosen.
  }

  @Override
  public void onFailure(Connection<?> connection, Throwable cause) {
    // The connection is closed.
  }
}
