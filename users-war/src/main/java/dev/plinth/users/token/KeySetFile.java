package dev.plinth.users.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/** The file with the public keys that verify access tokens, a JSON Web Key Set (RFC 7517). */
final class KeySetFile {

  private KeySetFile() {}

  /**
   * Reads the file.
   *
   * @throws IllegalStateException if it can't be read or is no key set, with the reason
   */
  static JsonWebKeySet read(Path file) {
    try {
      return new JsonWebKeySet(Files.readString(file));
    } catch (IOException | JoseException e) {
      throw new IllegalStateException(file + " is not a JSON Web Key Set that can be read", e);
    }
  }
}
