package dev.plinth.system.security;

import dev.plinth.rest.TestToken;
import dev.plinth.system.product.Keys;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import java.util.Map;

/**
 * Key confusion: the public key in each form that a careless verifier could use as a shared secret.
 */
final class PublicKeyForms {

  private PublicKeyForms() {}

  /** Returns the bytes of each form by its name. */
  static Map<String, byte[]> of(Keys keys) throws Exception {
    String set = Files.readString(keys.keySet());
    byte[] der = der(keys, set);
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    String pem = "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
    return Map.of("the key set", bytes(set), "DER", der, "PEM", bytes(pem));
  }

  private static byte[] der(Keys keys, String set) throws Exception {
    try (JsonReader reader = Json.createReader(new StringReader(set))) {
      JsonObject key = reader.readObject().getJsonArray("keys").getJsonObject(0);
      ECPoint point = new ECPoint(number(key, "x"), number(key, "y"));
      ECPrivateKey other = (ECPrivateKey) TestToken.privateKey(keys.signingKey());
      return KeyFactory.getInstance("EC")
          .generatePublic(new ECPublicKeySpec(point, other.getParams()))
          .getEncoded();
    }
  }

  private static BigInteger number(JsonObject key, String name) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(key.getString(name)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
