package dev.plinth.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditEventTest {

  @Test
  void writesTheKnownFieldsInOrder() {
    String line =
        AuditEvent.failure("sign-in").with("username", "Ada").with("email", null).toString();

    assertThat(line).isEqualTo("event=\"sign-in\" result=\"failure\" username=\"Ada\"");
  }

  @Test
  void keepsAValueInItsQuotes() {
    String line =
        AuditEvent.failure("sign-in").with("username", "x\" result=\"success\\").toString();

    assertThat(line).endsWith(" username=\"x\\\" result=\\\"success\\\\\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\n", "\r", "\u0000", "\u0085", "\u2028", "\u2029", "\u202e", "\u001b", "\ud800"})
  void escapesCharactersThatCouldEndOrReverseALine(String character) {
    String line = AuditEvent.failure("sign-in").with("username", character).toString();

    assertThat(line)
        .isEqualTo(
            "event=\"sign-in\" result=\"failure\" username=\"\\u%04x\""
                .formatted((int) character.charAt(0)));
  }

  @Test
  void leavesTextAsItIs() {
    String line = AuditEvent.success("sign-in").with("username", "Zoë 张 😀 = 'x'").toString();

    assertThat(line).endsWith(" username=\"Zoë 张 😀 = 'x'\"");
  }
}
