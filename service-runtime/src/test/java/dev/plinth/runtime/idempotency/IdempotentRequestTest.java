package dev.plinth.runtime.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdempotentRequestTest {

  private static final String KEY = "8e03978e-40d5-43dd-bc93-6894a57f9324";

  private static IdempotentRequest request(
      String caller, String method, String path, String key, String body) {
    return IdempotentRequest.of(caller, method, path, key, body.getBytes(UTF_8));
  }

  @Test
  void identifiesTheKeyOfACallerAMethodAndAPath() {
    IdempotentRequest first = request("a", "POST", "blogs", KEY, "{}");

    assertThat(request("a", "POST", "blogs", KEY, "{}")).isEqualTo(first);
    assertThat(request("a", "POST", "blogs", KEY, "{ }").id()).isEqualTo(first.id());
    assertThat(
            Stream.of(
                request("", "POST", "blogs", KEY, "{}"),
                request("a", "PATCH", "blogs", KEY, "{}"),
                request("a", "POST", "users", KEY, "{}"),
                request("a", "POST", "blogs", KEY + "0", "{}")))
        .extracting(IdempotentRequest::id)
        .doesNotContain(first.id())
        .doesNotHaveDuplicates();
  }

  @Test
  void hasAFingerprintOfTheBodyThatNeedsTheKey() {
    String fingerprint = request("a", "POST", "blogs", KEY, "{}").fingerprint();

    assertThat(request("b", "POST", "blogs", KEY, "{}").fingerprint()).isEqualTo(fingerprint);
    assertThat(request("a", "POST", "blogs", KEY, "{ }").fingerprint()).isNotEqualTo(fingerprint);
    assertThat(request("a", "POST", "blogs", KEY + "0", "{}").fingerprint())
        .isNotEqualTo(fingerprint);
  }
}
