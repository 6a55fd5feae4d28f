package dev.plinth.launcher.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.Optional;

/**
 * The services by HTTPS, on separate ports.
 *
 * @param keystore a PKCS #12 file with a private key, whose alias is plinth, and its certificates;
 *     absolute
 * @param password its password, and the key's
 * @param users where the users service listens
 * @param blogs where the blogs service listens
 */
public record Https(Path keystore, String password, int users, int blogs) {

  private static final String ALIAS = "plinth";

  /** What is configured, or empty where TLS_KEYSTORE is not set. */
  static Optional<Https> read(Variables variables) {
    boolean given = variables.isSet(Setting.TLS_KEYSTORE);
    Https https =
        new Https(
            Path.of(variables.text(Setting.TLS_KEYSTORE)).toAbsolutePath(),
            variables.text(Setting.TLS_KEYSTORE_PASSWORD),
            variables.number(Setting.USERS_TLS_PORT),
            variables.number(Setting.BLOGS_TLS_PORT));
    if (given && !https.password.isEmpty() && !https.hasKey()) {
      variables
          .problems()
          .add(
              "TLS_KEYSTORE is no PKCS #12 file with a key \"plinth\" that TLS_KEYSTORE_PASSWORD opens");
    }
    return given ? Optional.of(https) : Optional.empty();
  }

  private boolean hasKey() {
    try (InputStream in = Files.newInputStream(keystore)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password.toCharArray());
      return store.getKey(ALIAS, password.toCharArray()) != null;
    } catch (IOException | GeneralSecurityException e) {
      return false;
    }
  }

  /** The ports by the variable that sets each. */
  Map<String, Integer> portsByVariable() {
    return Map.of("USERS_TLS_PORT", users, "BLOGS_TLS_PORT", blogs);
  }

  /** The variables of the file. */
  Map<String, String> environment() {
    return Map.of("TLS_KEYSTORE", keystore.toString(), "TLS_KEYSTORE_PASSWORD", password);
  }

  /** Without the password: records print all that they have. */
  @Override
  public String toString() {
    return "Https[keystore=" + keystore + ", users=" + users + ", blogs=" + blogs + "]";
  }
}
