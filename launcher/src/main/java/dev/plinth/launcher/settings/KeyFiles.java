package dev.plinth.launcher.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

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
    boolean any = variables.isSet(SIGNING_KEY) || variables.isSet(KEY_SET);
    KeyFiles files =
        new KeyFiles(
            path(variables, SIGNING_KEY, any, KEY_SET), path(variables, KEY_SET, any, SIGNING_KEY));
    return any ? Optional.of(files) : Optional.empty();
  }

  private static Path path(Variables variables, String name, boolean required, String other) {
    try {
      return Path.of(variables.text(name, required, other + " is set")).toAbsolutePath();
    } catch (InvalidPathException e) {
      variables.problems().add(name + " is not a path");
      return Path.of("");
    }
  }

  /** The files by the names of their variables. */
  public Map<String, Path> byVariable() {
    return Map.of(SIGNING_KEY, signingKey, KEY_SET, keySet);
  }
}
