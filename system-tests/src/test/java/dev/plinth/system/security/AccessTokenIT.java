package dev.plinth.system.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.ProblemDocument;
import dev.plinth.rest.TestToken;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Person;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Forged access tokens: each is refused with 401, by both services, for all requests. */
@BesideOthers
@ExtendWith(SharedProduct.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTokenIT {

  private static final String BLOG = "{\"title\":\"t\",\"description\":\"d\"}";

  private final Product product;
  private Person person;
  private TestToken right;

  AccessTokenIT(Product product) {
    this.product = product;
  }

  @BeforeAll
  void signIn() {
    person = product.newcomer();
    right = TestToken.of(person.token());
  }

  @Test
  void acceptsTheTokenFromWhichAllOthersDiffer() {
    String token = right.signed(product.keys().signingKey());

    Answer written = product.blogs().as(token).send("POST", "blogs", BLOG);

    assertThat(written.status()).as(written.body()).isEqualTo(201);
  }

  @TestFactory
  Stream<DynamicTest> refuses() throws Exception {
    return attacks().entrySet().stream()
        .map(
            attack ->
                DynamicTest.dynamicTest(attack.getKey(), () -> assertRefused(attack.getValue())));
  }

  private void assertRefused(String token) {
    Stream.of(
            product.blogs().as(token).send("POST", "blogs", BLOG),
            product.blogs().as(token).send("GET", "blogs?limit=1"),
            product.users().as(token).send("GET", "users"))
        .forEach(
            answer -> {
              ProblemDocument.of(answer, 401);
              assertThat(answer.header("WWW-Authenticate"))
                  .isEqualTo("Bearer error=\"invalid_token\"");
            });
  }

  private Map<String, String> attacks() throws Exception {
    Map<String, String> attacks = new LinkedHashMap<>();
    attacks.putAll(wrongSignatures());
    attacks.putAll(wrongClaims());
    attacks.put("a refresh token", person.refreshToken());
    attacks.put("no JWT", "x");
    attacks.put("two parts", right.content());
    attacks.put("five parts", right.content() + ".x.y.z");
    attacks.put("empty parts", "..");
    attacks.put("parts that are no JSON", "e30x.e30x.x");
    attacks.put("nothing but dots, and many", ".".repeat(5000));
    return attacks;
  }

  private Map<String, String> wrongSignatures() throws Exception {
    PrivateKey other = otherKey().getPrivate();
    TestToken none = right.header("alg", Json.createValue("none"));
    TestToken hmac = right.header("alg", Json.createValue("HS256"));
    String signed = right.signed(product.keys().signingKey());
    String admin = right.claim("groups", groups("user", "admin")).content();
    Map<String, String> attacks = new LinkedHashMap<>();
    attacks.put("alg none", none.content() + ".");
    attacks.put("alg none, and a signature", none.signed(product.keys().signingKey()));
    attacks.put("alg nOnE", right.header("alg", Json.createValue("nOnE")).content() + ".");
    for (Map.Entry<String, byte[]> key : PublicKeyForms.of(product.keys()).entrySet()) {
      String what = "HS256 with the public key as its secret: " + key.getKey();
      attacks.put(what, hmac.signed(hmac(hmac, key.getValue())));
    }
    attacks.put("HS256 with nothing as its secret", hmac.signed(hmac(hmac, new byte[] {0})));
    attacks.put("RS256 by name", signed("alg", Json.createValue("RS256")));
    attacks.put("no alg", signed("alg", null));
    attacks.put("the key of somebody else", right.signed(other));
    attacks.put("a kid that there isn't", signed("kid", Json.createValue("other")));
    attacks.put("a kid that leads to a file", signed("kid", Json.createValue("../../dev/null")));
    attacks.put("its own key in its header", right.header("jwk", jwk(other)).signed(other));
    attacks.put("no signature", right.content() + ".");
    attacks.put("an empty signature of zeros", right.signed(new byte[64]));
    attacks.put("half a signature", signed.substring(0, signed.length() - 43));
    attacks.put("claims that were changed", admin + signed.substring(signed.lastIndexOf('.')));
    attacks.put("ECDSA in DER", right.signed(der()));
    return attacks;
  }

  private Map<String, String> wrongClaims() {
    long now = Instant.now().getEpochSecond();
    Map<String, String> attacks = new LinkedHashMap<>();
    attacks.put("expired", claim("exp", Json.createValue(now - 1)));
    attacks.put("without an end", claim("exp", null));
    attacks.put("an end that is no number", claim("exp", Json.createValue("never")));
    attacks.put("not valid yet", claim("nbf", Json.createValue(now + 600)));
    attacks.put("a beginning that is no number", claim("nbf", Json.createValue("now")));
    attacks.put("another issuer", claim("iss", Json.createValue("https://evil.example")));
    attacks.put("no issuer", claim("iss", null));
    attacks.put("another audience", claim("aud", Json.createValue("other")));
    attacks.put("no audience", claim("aud", null));
    attacks.put("no user", claim("sub", null));
    attacks.put("a user that is no id", claim("sub", Json.createValue("' or 1=1 --")));
    attacks.put("no session", claim("sid", null));
    attacks.put("a session that is no id", claim("sid", Json.createValue(1)));
    attacks.put(
        "a session that there isn't", claim("sid", Json.createValue(UUID.randomUUID().toString())));
    attacks.put("groups that are none", claim("groups", Json.createValue(1)));
    return attacks;
  }

  private String claim(String name, JsonValue value) {
    return right.claim(name, value).signed(product.keys().signingKey());
  }

  private String signed(String name, JsonValue value) {
    return right.header(name, value).signed(product.keys().signingKey());
  }

  private static JsonValue groups(String... names) {
    return Json.createArrayBuilder(List.of(names)).build();
  }

  private static JsonValue jwk(PrivateKey key) {
    return Json.createObjectBuilder().add("kty", "EC").add("alg", key.getAlgorithm()).build();
  }

  private static KeyPair otherKey() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static byte[] hmac(TestToken token, byte[] secret) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    return mac.doFinal(token.content().getBytes(StandardCharsets.US_ASCII));
  }

  /** The right key and the right algorithm, but not the signature format of JWS. */
  private byte[] der() throws GeneralSecurityException, IOException {
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(TestToken.privateKey(product.keys().signingKey()));
    signature.update(right.content().getBytes(StandardCharsets.US_ASCII));
    return signature.sign();
  }
}
