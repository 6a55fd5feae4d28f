package dev.plinth.rest.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/** The JSON Web Key Set (RFC 7517): a file with the public keys that verify access tokens. */
public final class KeySetFile {

  private KeySetFile() {}

  /**
   * Reads the file.
   *
   * @throws IllegalStateException if the file can't be read or is not a key set
   */
  public static JsonWebKeySet read(Path file) {
    try {
      return new JsonWebKeySet(Files.readString(file));
    } catch (IOException | JoseException e) {
      throw new IllegalStateException(file + " is not a readable JSON Web Key Set", e);
    }
  }
}
