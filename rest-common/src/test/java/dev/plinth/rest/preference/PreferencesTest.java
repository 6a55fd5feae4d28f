package dev.plinth.rest.preference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "return=minimal",
        "RETURN = Minimal",
        "return=\"minimal\"",
        "return=minimal; foo=\"a;b\"",
        "respond-async, wait=10, return=minimal",
        ",, return=minimal,",
        "text=\"a, return=representation\", return=minimal",
        "text=\"a \\\" b, return=representation\", return=minimal",
        "return=minimal, return=representation"
      })
  void findsAPreference(String field) {
    assertThat(returned(field)).isEqualTo("minimal");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "return",
        "return=",
        "minimal",
        "text=\"return=minimal\"",
        "text=\"a, return=minimal",
        "foo; return=minimal",
        "return=representation, return=minimal"
      })
  void findsNoOther(String field) {
    assertThat(returned(field)).isNotEqualTo("minimal");
  }

  @Test
  void readsAllLinesAsOneList() {
    assertThat(Preferences.value("return", List.of("respond-async", "return=minimal")))
        .isEqualTo("minimal");
  }

  private static String returned(String field) {
    return Preferences.value("return", List.of(field));
  }
}
