package dev.plinth.server.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ServerInternalsTest {

  @Test
  void acceptsReleasesThatItWasVerifiedWith() {
    assertThatCode(() -> ServerInternals.verify("6.2025.10")).doesNotThrowAnyException();
  }

  @Test
  void refusesAnotherReleaseWithBothVersions() {
    assertThatThrownBy(() -> ServerInternals.verify("7.2026.1"))
        .hasMessage(
            "server-extension was verified with Payara 6.2025.10 and 6.2025.9, not with 7.2026.1:"
                + " use a verified release, or verify this one");
  }
}
