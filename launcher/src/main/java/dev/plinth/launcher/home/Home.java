package dev.plinth.launcher.home;

import dev.plinth.launcher.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder PLINTH_HOME and where things are in it.
 *
 * @param root the folder itself; absolute
 */
public record Home(Path root) {

  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /**
   * Makes the folder and those inside it that are missing.
   *
   * @throws Failure if it can't be made or written to
   */
  public Home prepare() {
    try {
      Files.createDirectories(root, OWNER_ONLY);
      Files.createDirectories(logs(), OWNER_ONLY);
      Files.createDirectories(programs(), OWNER_ONLY);
    } catch (IOException e) {
      throw unusable(e);
    }
    return this;
  }

  Failure unusable(IOException e) {
    return new Failure("PLINTH_HOME " + root + " can't be used: " + e, e);
  }

  /** Held while a launcher uses the folder. */
  Path lock() {
    return root.resolve("lock");
  }

  /** The processes that the launcher started. */
  Path children() {
    return root.resolve("children");
  }

  /** Unpacked programs. They can be deleted: the next start unpacks them again. */
  public Path programs() {
    return root.resolve("programs");
  }

  /** The embedded database's cluster: the only data in here that can't be made again. */
  public Path database() {
    return root.resolve("postgres");
  }

  /** The password of the embedded database's role. */
  public Path databasePassword() {
    return root.resolve("database.password");
  }

  /** The private key that signs access tokens. */
  public Path signingKey() {
    return root.resolve("signing-key.pem");
  }

  /** The public keys that verify access tokens. */
  public Path keySet() {
    return root.resolve("key-set.json");
  }

  /** A database to try things in, while there is one. */
  public Path scratch() {
    return root.resolve("scratch");
  }

  /** The embedded Redis' configuration. */
  public Path redisConfiguration() {
    return root.resolve("redis.conf");
  }

  /** The server's own folder, made anew on each start. */
  public Path server() {
    return root.resolve("server");
  }

  /** What is compiled and deployed while sources are watched, made anew on each start. */
  public Path dev() {
    return root.resolve("dev");
  }

  /** What the started programs write. */
  public Path logs() {
    return root.resolve("logs");
  }

  /**
   * The log of one program.
   *
   * @param program its name
   */
  public Path log(String program) {
    return logs().resolve(program + ".log");
  }
}
