package dev.plinth.users.token;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import java.util.List;

/**
 * The public keys that verify access tokens, as a JSON Web Key Set (RFC 7517).
 *
 * @param keys public keys of the curve P-256, each with a {@code kid}
 */
record KeySet(List<JsonObject> keys) {

  /** What a public key may tell; a private part that got into the file stays in it. */
  private static final List<String> MEMBERS = List.of("kty", "crv", "x", "y", "kid", "use", "alg");

  /**
   * Reads a file.
   *
   * @throws IllegalStateException if it can't be read or is no key set, with the reason
   */
  static KeySet of(Path file) {
    try (JsonReader reader = Json.createReader(new StringReader(Files.readString(file)))) {
      return new KeySet(reader.readObject().getJsonArray("keys").getValuesAs(JsonObject.class));
    } catch (IOException | JsonException | ClassCastException | NullPointerException e) {
      throw new IllegalStateException(file + " is not a JSON Web Key Set that can be read", e);
    }
  }

  /** Returns the set without anything that isn't public. */
  JsonObject published() {
    JsonArrayBuilder published = Json.createArrayBuilder();
    keys.forEach(key -> published.add(published(key)));
    return Json.createObjectBuilder().add("keys", published).build();
  }

  private static JsonValue published(JsonObject key) {
    JsonObjectBuilder members = Json.createObjectBuilder();
    MEMBERS.stream().filter(key::containsKey).forEach(name -> members.add(name, key.get(name)));
    return members.build();
  }

  /** Makes a key of a member of the set. */
  static PublicKey publicKey(JsonObject key) throws GeneralSecurityException {
    AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
    curve.init(new ECGenParameterSpec("secp256r1"));
    ECPoint point = new ECPoint(number(key, "x"), number(key, "y"));
    return KeyFactory.getInstance("EC")
        .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)));
  }

  private static BigInteger number(JsonObject key, String name) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(key.getString(name)));
  }
}
