package dev.plinth.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressesTest {

  @ParameterizedTest
  @CsvSource({
    "ada@example.org, ADA@EXAMPLE.ORG",
    "ada@example.org, ada@exam\u00ADple.org",
    "ada@example.org, ada@example\u3002org",
    "ada@example.org, ada@example\uFF0Eorg",
    "ada@example.org, ada@\uFF45xample.org",
    "ada@example.org, ada@exam\u200Bple.org",
    "ada@example.org, ada@exam\u2060ple.org",
    "ada@example.org, \uFF41da@example.org",
    "ada@xn--mnchen-3ya.de, ada@MÜNCHEN.de",
    "ada@xn--mnchen-3ya.de, ada@mu\u0308nchen.de",
    "ada@xn--fa-hia.de, ada@FAß.de"
  })
  void givesAllSpellingsOfAMailboxOneForm(String canonical, String other) {
    assertThat(EmailAddresses.canonical(other)).contains(canonical);
    assertThat(EmailAddresses.canonical(canonical)).contains(canonical);
  }

  /** Transitional processing and IDNA 2003 would make them one, but they are two registrations. */
  @Test
  void distinguishesTwoDomains() {
    assertThat(EmailAddresses.canonical("ada@faß.de"))
        .isNotEqualTo(EmailAddresses.canonical("ada@fass.de"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada",
        "@example.org",
        "ada@",
        "a\u0007da@example.org",
        "ada@exam\u0007ple.org",
        "ada@example\u0085.org",
        "a\u200Bda@example.org",
        "a\u202Eda@example.org",
        "a da@example.org",
        "\"ada\"@example.org",
        "ada@[127.0.0.1]",
        "ada@example.org\u3002",
        "ada@-example.org",
        "ada@exam\u200Dple.org",
        "ada@xn--a.org",
        "ada@a\u05D0.org"
      })
  void refusesInvalidAndAlternativeForms(String address) {
    assertThat(EmailAddresses.canonical(address)).isEmpty();
  }

  @Test
  void showsTheAddressInLowerCase() {
    assertThat(EmailAddresses.shown("Ada@MÜNCHEN.de")).isEqualTo("ada@münchen.de");
  }
}
