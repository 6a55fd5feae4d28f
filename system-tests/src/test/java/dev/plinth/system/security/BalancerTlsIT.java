package dev.plinth.system.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.system.fixtures.Keystore;
import dev.plinth.system.product.HttpsBalancer;
import dev.plinth.system.product.NeedsProgram;
import dev.plinth.system.product.TestPorts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The cipher suites of HAProxy with {@code server-config/haproxy/tls.cfg}. */
@NeedsProgram("haproxy")
class BalancerTlsIT {

  private static HttpsBalancer balancer;

  /** No server is needed for a handshake. */
  @BeforeAll
  static void start() {
    balancer = new HttpsBalancer(Keystore.makeRsa(), TestPorts.free());
  }

  @AfterAll
  static void stop() {
    balancer.close();
  }

  @Test
  void acceptsOnlySuitesWithForwardSecrecyAndAuthenticatedEncryption() {
    assertThat(new ClientHello(balancer.port(), false).accepted())
        .containsExactlyInAnyOrderElementsOf(Suites.FOR_RSA);
    assertThat(new ClientHello(balancer.port(), true).accepted())
        .containsExactlyInAnyOrderElementsOf(Suites.OF_TLS_1_3);
  }

  @Test
  void choosesTheSuiteInItsOwnOrder() {
    ListenersIT.assertChoosesTheFirst(new ClientHello(balancer.port(), false), Suites.FOR_RSA);
    ListenersIT.assertChoosesTheFirst(new ClientHello(balancer.port(), true), Suites.OF_TLS_1_3);
  }
}
