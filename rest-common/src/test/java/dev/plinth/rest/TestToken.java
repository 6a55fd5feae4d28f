package dev.plinth.rest;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * An access token for tests: valid but for what the test changes.
 *
 * @param header the header of the JWT
 * @param claims its claims
 */
public record TestToken(JsonObject header, JsonObject claims) {

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  /**
   * Returns a token like one that the users service issues.
   *
   * @param keySet the file with the public keys; the token names the first one
   */
  public static TestToken of(
      Path keySet, UUID user, String username, UUID session, String... groups) {
    long now = Instant.now().getEpochSecond();
    return new TestToken(
        Json.createObjectBuilder()
            .add("alg", "ES256")
            .add("typ", "JWT")
            .add("kid", key(keySet).getString("kid"))
            .build(),
        Json.createObjectBuilder()
            .add("iss", "plinth")
            .add("aud", "plinth")
            .add("sub", user.toString())
            .add("upn", username)
            .add("groups", Json.createArrayBuilder(List.of(groups)))
            .add("sid", session.toString())
            .add("jti", UUID.randomUUID().toString())
            .add("iat", now)
            .add("exp", now + 900)
            .build());
  }

  private static JsonObject key(Path keySet) {
    try (JsonReader reader = Json.createReader(new StringReader(Files.readString(keySet)))) {
      return reader.readObject().getJsonArray("keys").getJsonObject(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the parts of a token that the users service issued. */
  public static TestToken of(String issued) {
    String[] parts = issued.split("\\.");
    return new TestToken(decode(parts[0]), decode(parts[1]));
  }

  private static JsonObject decode(String part) {
    String json = new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }

  /** Returns the token with another value in its header, or without it if that is null. */
  public TestToken header(String name, JsonValue value) {
    return new TestToken(changed(header, name, value), claims);
  }

  /** Returns the token with another claim, or without it if that is null. */
  public TestToken claim(String name, JsonValue value) {
    return new TestToken(header, changed(claims, name, value));
  }

  private static JsonObject changed(JsonObject object, String name, JsonValue value) {
    JsonObjectBuilder builder = Json.createObjectBuilder(object);
    return (value == null ? builder.remove(name) : builder.add(name, value)).build();
  }

  /** Returns the signing input: header and claims, encoded and joined by a dot. */
  public String content() {
    return encode(header) + "." + encode(claims);
  }

  private static String encode(JsonObject part) {
    return BASE64.encodeToString(part.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the token with this signature. */
  public String signed(byte[] signature) {
    return content() + "." + BASE64.encodeToString(signature);
  }

  /** Returns the token, signed with the private key in a file. */
  public String signed(Path signingKey) {
    return signed(privateKey(signingKey));
  }

  /** Reads a private key. */
  public static PrivateKey privateKey(Path file) {
    try {
      String base64 = Files.readString(file).replaceAll("-----.*-----", "").strip();
      return KeyFactory.getInstance("EC")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the token, signed with ES256. */
  public String signed(PrivateKey key) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(key);
      signature.update(content().getBytes(StandardCharsets.US_ASCII));
      return signed(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
