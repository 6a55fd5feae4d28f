package dev.plinth.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreeTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Getting Started",
        "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 and \u2764\uFE0F",
        "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F",
        "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",
        "\u05E9\u05DC\u05D5\u05DD\u200F!",
        "\u0378 of a later Unicode"
      })
  void allowsVisibleText(String text) {
    assertThat(FreeText.objection(text)).isEmpty();
    assertThat(FreeText.objectionToLines(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {" ", "\u200B\u200B\u200B", "\u3164", "\u2800", "\u00AD", "\u202E", "\uFE0F"})
  void refusesInvisibleText(String text) {
    assertThat(FreeText.objection(text)).contains("must not be blank");
    assertThat(FreeText.objectionToLines(text)).contains("must not be blank");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\u0007", "a\u001B[2J", "a\u0085", "a\u202Eb", "a\u2067b", "a\uFFFF", "a\uFDD0"})
  void refusesControlsOverridesAndNoncharacters(String text) {
    assertThat(FreeText.objection(text)).get().asString().contains("control characters");
    assertThat(FreeText.objectionToLines(text)).get().asString().contains("control characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\r\nb", "a\tb", "a\u2028b"})
  void allowsLinesAndTabsInLongTextOnly(String text) {
    assertThat(FreeText.objection(text)).isPresent();
    assertThat(FreeText.objectionToLines(text)).isEmpty();
  }

  @Test
  void allowsLongTextToBeEmpty() {
    assertThat(FreeText.objection("")).isPresent();
    assertThat(FreeText.objectionToLines("")).isEmpty();
  }
}
