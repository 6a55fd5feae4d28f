package dev.plinth.rest.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.plinth.rest.TestToken;
import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationKeysTest {

  private static final UUID USER = UUID.randomUUID();
  private static final UUID SESSION = UUID.randomUUID();

  @TempDir private Path folder;
  private Path file;
  private EllipticCurveJsonWebKey first;
  private VerificationKeys keys;

  @BeforeEach
  void load() throws Exception {
    file = folder.resolve("key-set.json");
    first = key("first");
    publish(first);
    keys = new VerificationKeys(file, "plinth", "plinth");
  }

  private static EllipticCurveJsonWebKey key(String id) throws JoseException {
    EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
    key.setKeyId(id);
    return key;
  }

  private void publish(EllipticCurveJsonWebKey... published) throws IOException {
    Files.writeString(file, new JsonWebKeySet(published).toJson(OutputControlLevel.PUBLIC_ONLY));
  }

  private String tokenOfTheFirstKey() {
    return token(900).signed(first.getPrivateKey());
  }

  private TestToken token(int seconds) {
    return TestToken.of(file, USER, "ada", SESSION, "user", "admin")
        .claim("exp", Json.createValue(Instant.now().getEpochSecond() + seconds));
  }

  @Test
  void findsTheCallerOfAToken() {
    String token = tokenOfTheFirstKey();

    assertThat(keys.verifier().verify(token)).contains(new Caller(USER, "ada", SESSION, true));
  }

  @Test
  void verifiesTheSignatureOfATokenOnce() throws Exception {
    JsonWebKeySet set = new JsonWebKeySet(first);
    TokenVerifier verifier = new TokenVerifier(set, "plinth", "plinth");
    String known = tokenOfTheFirstKey();
    verifier.verify(known);

    set.getJsonWebKeys().clear();

    assertThat(verifier.verify(known)).isPresent();
    assertThat(verifier.verify(tokenOfTheFirstKey())).isEmpty();
  }

  @Test
  void refusesAKnownTokenOnceItExpires() {
    String token = token(2).signed(first.getPrivateKey());

    assertThat(keys.verifier().verify(token)).isPresent();

    await().atMost(Duration.ofSeconds(30)).until(() -> keys.verifier().verify(token).isEmpty());
  }

  @Test
  void refusesAKnownTokenWithAnotherSignature() {
    String token = tokenOfTheFirstKey();
    keys.verifier().verify(token);

    assertThat(Stream.of(token(900).signed(new byte[64]), token.substring(0, token.length() - 2)))
        .allSatisfy(forged -> assertThat(keys.verifier().verify(forged)).isEmpty());
  }

  @Test
  void acceptsTokensOfBothKeysAfterARotation() throws Exception {
    String old = tokenOfTheFirstKey();
    EllipticCurveJsonWebKey second = key("second");
    publish(second, first);

    keys.reload();

    String current = token(900).signed(second.getPrivateKey());
    assertThat(keys.verifier().verify(current)).isPresent();
    assertThat(keys.verifier().verify(old)).isPresent();
  }

  @Test
  void refusesAKnownTokenOfAKeyThatWasRemoved() throws Exception {
    String token = tokenOfTheFirstKey();
    keys.verifier().verify(token);
    publish(key("second"));

    keys.reload();

    assertThat(keys.verifier().verify(token)).isEmpty();
  }

  @Test
  void keepsItsKeysAndTokensWhileTheFileIsTheSameOrInvalid() throws Exception {
    TokenVerifier before = keys.verifier();

    keys.reload();
    Files.writeString(file, "{\"keys\":");
    keys.reload();

    assertThat(keys.verifier()).isSameAs(before);
  }

  @Test
  void doesNotStartWithoutKeys() throws Exception {
    Files.delete(file);

    assertThatThrownBy(() -> new VerificationKeys(file, "plinth", "plinth"))
        .hasMessageContaining(file.toString());
  }
}
