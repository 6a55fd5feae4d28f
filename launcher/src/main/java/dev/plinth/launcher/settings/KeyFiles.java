package dev.plinth.launcher.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The files with the keys of access tokens.
 *
 * @param signingKey the private key that signs them: PKCS #8, PEM
 * @param keySet the public keys that verify them: a JSON Web Key Set
 */
public record KeyFiles(Path signingKey, Path keySet) {

  /** The variable that names the private key. */
  public static final String SIGNING_KEY = "JWT_SIGNING_KEY_FILE";

  /** The variable that names the public keys. */
  public static final String KEY_SET = "JWT_KEY_SET_FILE";

  /** What production asks for. */
  public static final String MISSING =
      "%s and %s are not set, and must be when APP_ENV is production"
          .formatted(SIGNING_KEY, KEY_SET);

  /** The configured files, or empty where neither is set. */
  static Optional<KeyFiles> read(Variables variables) {
    KeyFiles files =
        new KeyFiles(
            path(variables, Setting.JWT_SIGNING_KEY_FILE),
            path(variables, Setting.JWT_KEY_SET_FILE));
    return variables.isSet(SIGNING_KEY) || variables.isSet(KEY_SET)
        ? Optional.of(files)
        : Optional.empty();
  }

  private static Path path(Variables variables, Setting setting) {
    return Path.of(variables.text(setting)).toAbsolutePath();
  }

  /** Notes each file that can't be read: a server that starts alone makes no keys. */
  void mustBeReadable(Variables variables) {
    new TreeMap<>(byVariable())
        .forEach(
            (name, file) -> {
              if (variables.isSet(name) && !Files.isReadable(file)) {
                variables.problems().add(name + " can't be read: " + file);
              }
            });
  }

  /** The files by the names of their variables. */
  public Map<String, Path> byVariable() {
    return Map.of(SIGNING_KEY, signingKey, KEY_SET, keySet);
  }
}
