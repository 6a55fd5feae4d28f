package dev.plinth.system.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The key files of access tokens, for servers that must share them.
 *
 * @param signingKey the private key
 * @param keySet the public keys
 */
public record Keys(Path signingKey, Path keySet) {

  /** Creates new keys. */
  public static Keys create() {
    try {
      Path folder =
          Files.createTempDirectory(Path.of(System.getProperty("build.directory")), "keys");
      Keys keys = new Keys(folder.resolve("signing-key.pem"), folder.resolve("key-set.json"));
      Launch create = Launch.of(keys.configuration(), "key", "create");
      assertThat(create.exitCode()).as(create.toString()).isZero();
      return keys;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the variables that configure them. */
  public Map<String, String> configuration() {
    return Map.of(
        "JWT_SIGNING_KEY_FILE", signingKey.toString(), "JWT_KEY_SET_FILE", keySet.toString());
  }
}
