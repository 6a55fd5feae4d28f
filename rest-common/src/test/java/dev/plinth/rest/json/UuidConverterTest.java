package dev.plinth.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plinth.rest.ErrorResponse;
import java.lang.annotation.Annotation;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UuidConverterTest {

  private final UuidConverter converter = new UuidConverter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a309e00f-fe5b-4eb1-92e9-e520cb2880b3",
        "A309E00F-FE5B-4EB1-92E9-E520CB2880B3",
        "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff"
      })
  void readsAUuid(String text) {
    UUID id = converter.fromString(text);

    assertThat(converter.toString(id)).isEqualToIgnoringCase(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1-1-1-1-1",
        "a309e00ffe5b4eb192e9e520cb2880b3",
        "a309e00f-fe5b-4eb1-92e9-e520cb2880b",
        "a309e00f-fe5b-4eb1-92e9-e520cb2880b33",
        "g309e00f-fe5b-4eb1-92e9-e520cb2880b3",
        "{a309e00f-fe5b-4eb1-92e9-e520cb2880b3}",
        " a309e00f-fe5b-4eb1-92e9-e520cb2880b3",
        "a309e00f-fe5b-4eb1-92e9-e520cb2880b3\n",
        "٠٠٠٠٠٠٠٠-٠٠٠٠-٠٠٠٠-٠٠٠٠-٠٠٠٠٠٠٠٠٠٠٠٠"
      })
  void refusesEverythingElse(String text) {
    ErrorResponse refusal = ErrorResponse.of(() -> converter.fromString(text));

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.detail()).isEqualTo("The id in the address is not a UUID.");
  }

  /** Required by JAX-RS, which passes null for an absent parameter. */
  @Test
  void refusesNull() {
    assertThatIllegalArgumentException().isThrownBy(() -> converter.fromString(null));
  }

  @Test
  void convertsNoOtherType() {
    assertThat(converter.getConverter(UUID.class, UUID.class, new Annotation[0])).isNotNull();
    assertThat(converter.getConverter(String.class, String.class, new Annotation[0])).isNull();
  }
}
