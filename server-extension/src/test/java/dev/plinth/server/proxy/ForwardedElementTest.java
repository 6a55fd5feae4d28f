package dev.plinth.server.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardedElementTest {

  @ParameterizedTest
  @CsvSource({
    "for=192.0.2.60, 192.0.2.60",
    "For=\"192.0.2.60:4711\", 192.0.2.60",
    "for=\"[2001:db8::17]:4711\", 2001:db8::17",
    "FOR=\"[2001:db8::17]\", 2001:db8::17",
    "for=unknown, unknown",
    "for=_hidden, _hidden",
    "proto=https, "
  })
  void findsTheAddressWithoutItsPort(String field, String address) {
    assertThat(ForwardedElement.parse(field).get(0).address()).isEqualTo(address);
  }

  @Test
  void readsElementsAndPairs() {
    List<ForwardedElement> elements =
        ForwardedElement.parse(
            "for=192.0.2.1;proto=http , for=\"a,b;c\";Host=\"x:1\";proto=HTTPS;");

    assertThat(elements)
        .extracting(ForwardedElement::address)
        .containsExactly("192.0.2.1", "a,b;c");
    assertThat(elements.get(1).host()).isEqualTo("x:1");
    assertThat(elements.get(1).scheme()).isEqualTo("HTTPS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "=x", "for=a;for=b", "for=\"a", "for=\"a\\\"b\"", "for=a, \"x\""})
  void ignoresAMalformedField(String field) {
    assertThat(ForwardedElement.parse(field)).isEmpty();
  }
}
