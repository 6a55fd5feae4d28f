package dev.plinth.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8265, section 4. */
class OpaqueStringsTest {

  @Test
  void normalizesCompositionAndSpacesOnly() {
    assertThat(OpaqueStrings.prepared("Jose\u0301\u00A0\u3000 \uFF21ß"))
        .isEqualTo("José   \uFF21ß");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"correct horse", "Jack of ♦s", "πßå", "\uD83D\uDE00\uD83E\uDEE0", "\u05D0a"})
  void allowsWhatCanBeTyped(String password) {
    assertThat(OpaqueStrings.isAllowed(password)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"my cat is a \tby", "a\u0007", "a\u200B", "a\u202E", "a\uFFFF"})
  void refusesInvisibleCharacters(String password) {
    assertThat(OpaqueStrings.isAllowed(password)).isFalse();
  }
}
