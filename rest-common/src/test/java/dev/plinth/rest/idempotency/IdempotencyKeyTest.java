package dev.plinth.rest.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.rest.ErrorResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

  private static final String KEY = "8e03978e-40d5-43dd-bc93-6894a57f9324";

  @ParameterizedTest
  @ValueSource(strings = {KEY, '"' + KEY + '"', " " + KEY + " "})
  void readsAKeyWithAndWithoutQuotes(String line) {
    assertThat(IdempotencyKey.parse(List.of(line))).isEqualTo(KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0123456789abcde",
        "\"" + KEY,
        KEY + "\"",
        "\"\"" + KEY + "\"\"",
        KEY + ";a",
        KEY + "\n" + KEY,
        "ключключключключ"
      })
  void refusesOtherForms(String line) {
    assertThat(ErrorResponse.of(() -> IdempotencyKey.parse(List.of(line))).status()).isEqualTo(400);
  }

  @Test
  void limitsTheLengthAndTheNumber() {
    assertThat(IdempotencyKey.parse(List.of("x".repeat(128)))).hasSize(128);
    assertThat(ErrorResponse.of(() -> IdempotencyKey.parse(List.of("x".repeat(129)))).status())
        .isEqualTo(400);
    assertThat(ErrorResponse.of(() -> IdempotencyKey.parse(List.of(KEY, KEY))).status())
        .isEqualTo(400);
  }
}
