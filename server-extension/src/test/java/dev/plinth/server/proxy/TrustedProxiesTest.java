package dev.plinth.server.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

  private final TrustedProxies proxies =
      TrustedProxies.of("10.0.0.0/8, 192.0.2.7, fd00::/8, 172.16.0.0/12");

  @ParameterizedTest(name = "{2} from {1} through {0}")
  @CsvSource({
    // No other client is trusted.
    "198.51.100.1, 203.0.113.9, 198.51.100.1",
    "192.0.2.8, 203.0.113.9, 192.0.2.8",
    "11.0.0.1, 203.0.113.9, 11.0.0.1",
    "172.32.0.1, 203.0.113.9, 172.32.0.1",
    "fe00::1, 203.0.113.9, fe00::1",
    // The last address that is not a proxy.
    "10.1.2.3, 203.0.113.9, 203.0.113.9",
    "192.0.2.7, 203.0.113.9, 203.0.113.9",
    "172.31.255.255, 203.0.113.9, 203.0.113.9",
    "fd12::1, 2001:db8::9, 2001:db8::9",
    "10.1.2.3, '203.0.113.9, 10.9.9.9', 203.0.113.9",
    "10.1.2.3, '1.1.1.1, 203.0.113.9', 203.0.113.9",
    "10.1.2.3, '1.1.1.1, 203.0.113.9, 10.9.9.9, 192.0.2.7', 203.0.113.9",
    "10.1.2.3, 10.9.9.9, 10.9.9.9",
    // A value that is not an address ends the search.
    "10.1.2.3, localhost, 10.1.2.3",
    "10.1.2.3, '203.0.113.9, unknown, 10.9.9.9', 10.9.9.9",
    "10.1.2.3, '', 10.1.2.3",
    "10.1.2.3, '203.0.113.9:4711', 10.1.2.3",
    "10.1.2.3, 999.1.1.1, 10.1.2.3",
    "10.1.2.3, , 10.1.2.3",
  })
  void findsTheClientBehindThem(String peer, String forwarded, String client) {
    List<String> addresses =
        forwarded == null ? List.of() : Stream.of(forwarded.split(",")).map(String::strip).toList();

    int added = proxies.added(peer, addresses);

    assertThat(added == 0 ? peer : addresses.get(addresses.size() - added)).isEqualTo(client);
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy.example.org", "10.0.0.0/33", "10.0.0.0/x", "10.0.0/8", "*"})
  void trustsNoProxyIfTheConfigurationIsInvalid(String list) {
    assertThat(TrustedProxies.of(list + ",10.0.0.1").isEmpty()).isTrue();
  }

  @Test
  void trustsNoProxyByDefault() {
    assertThat(TrustedProxies.of(null).isEmpty()).isTrue();
    assertThat(TrustedProxies.of(" ").isEmpty()).isTrue();
  }
}
