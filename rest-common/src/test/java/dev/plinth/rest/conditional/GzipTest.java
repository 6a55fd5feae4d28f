package dev.plinth.rest.conditional;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gzip",
        "GZIP",
        "x-gzip",
        "deflate, gzip;q=1.0, *;q=0.5",
        "*",
        "br;q=1.0, gzip ; Q=0.001",
        "gzip;q=0.5, identity;q=0.5",
        "identity;q=0, gzip;q=0.1"
      })
  void isAccepted(String field) {
    assertThat(Gzip.isAccepted(List.of(field))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "br, deflate",
        "identity",
        "gzip;q=0",
        "gzip;q=0.000, *",
        "gzip;q=0.2, identity;q=0.8",
        "*;q=0",
        "gzip;q=2",
        "gzip;level=9",
        "gzipped"
      })
  void isNotAccepted(String field) {
    assertThat(Gzip.isAccepted(List.of(field))).isFalse();
  }

  @Test
  void readsAllLines() {
    assertThat(Gzip.isAccepted(List.of("br", "gzip"))).isTrue();
    assertThat(Gzip.isAccepted(List.of())).isFalse();
    assertThat(Gzip.isAccepted(null)).isFalse();
  }
}
