package dev.plinth.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsernamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "User Test",
        "Admin User",
        "José",
        "o'Brien-2",
        "\uD83D\uDE00",
        "\uD83E\uDEE0",
        "山田太郎",
        "\u05D3\u05E0\u05D9",
        "\u05D3\u05E0\u05D9 Smith",
        "\u0639\u0644\u064A",
        "한글"
      })
  void allowsNamesOfManyScriptsAndSymbols(String name) {
    assertThat(Usernames.objection(name)).isEmpty();
    assertThat(Usernames.canonical(name)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "'', blank",
    "' ', blank",
    "\u200B\u200B\u200B, blank",
    "\u3164, blank",
    "\u2800, blank",
    "\u00AD, blank",
    "' a', begin or end",
    "a\u00A0, begin or end",
    "a\u200Bb, invisible",
    "a\u2800b, invisible",
    "a\u202Eb, invisible",
    "a\u2066b, invisible",
    "a\u2028b, invisible",
    "a\u0007b, control",
    "a\tb, control",
    "a\uFFFFb, unassigned",
    "a\u0378b, unassigned",
    "a\uE000b, control",
    "a\uFE0Fb, invisible",
    "a\u115Fb, invisible",
    "\u0301a, combining",
    "a\u05D0, directions",
    "\u05D0\u05D1a, directions"
  })
  void refusesDeceptiveNames(String name, String reason) {
    assertThat(Usernames.objection(name)).get().asString().contains(reason);
    assertThat(Usernames.canonical(name)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "José, Jose\u0301",
    "José, JOSÉ",
    "Ada, \uFF21\uFF44\uFF41",
    "User Test, user\u00A0TEST",
    "User Test, User  Test",
    "한글, \u1112\u1161\u11AB\u1100\u1173\u11AF",
    "file, \uFB01le"
  })
  void givesAllSpellingsOfANameOneForm(String name, String other) {
    assertThat(Usernames.canonical(other)).isPresent().isEqualTo(Usernames.canonical(name));
  }

  /** RFC 8265, section 3.5, examples 2 and 3. */
  @Test
  void distinguishesDifferentNames() {
    assertThat(Usernames.canonical("fußball")).isNotEqualTo(Usernames.canonical("fussball"));
    assertThat(Usernames.canonical("Jose")).isNotEqualTo(Usernames.canonical("José"));
  }

  @Test
  void showsWhatWasTyped() {
    assertThat(Usernames.shown("Jose\u0301 \uFF21")).isEqualTo("José \uFF21");
  }
}
