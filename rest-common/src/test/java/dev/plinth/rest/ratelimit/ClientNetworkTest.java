package dev.plinth.rest.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNetworkTest {

  @ParameterizedTest
  @CsvSource({
    "203.0.113.1, 203.0.113.1",
    "203.0.113.1, ::ffff:203.0.113.1",
    "2001:db8:0:1::1, 2001:db8:0:1:ffff:ffff:ffff:ffff",
    "2001:db8::, 2001:0db8:0000:0000::1"
  })
  void isEqualForAddressesOfOneClient(String one, String other) {
    assertThat(ClientNetwork.of(one)).isEqualTo(ClientNetwork.of(other));
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.1, 203.0.113.2",
    "2001:db8:0:1::1, 2001:db8:0:2::1",
    "::1, 127.0.0.1",
    "32.1.13.184, 2001:db8::"
  })
  void differsForAddressesOfTwoClients(String one, String other) {
    assertThat(ClientNetwork.of(one)).isNotEqualTo(ClientNetwork.of(other));
  }
}
