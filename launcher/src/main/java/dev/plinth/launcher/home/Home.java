package dev.plinth.launcher.home;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The folder PLINTH_HOME and the paths in it.
 *
 * @param root the folder itself; absolute
 */
public record Home(Path root) {

  private static final long MEBIBYTE = 1024L * 1024;

  /** What a log, a segment of PostgreSQL's write-ahead log and the server's own files need. */
  private static final long MIN_FREE_MEBIBYTES = 32;

  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /**
   * Creates the folder and its subfolders where they are missing.
   *
   * @throws Failure if it can't be created or written to
   */
  public Home prepare() {
    try {
      Files.createDirectories(root, OWNER_ONLY);
      lackOfSpace()
          .ifPresent(
              line -> {
                throw new Failure(line);
              });
      Files.createDirectories(logs(), OWNER_ONLY);
      Files.createDirectories(programs(), OWNER_ONLY);
    } catch (IOException e) {
      throw unusable(e);
    }
    return this;
  }

  /** Returns a message if the disk is almost full. */
  public Optional<String> lackOfSpace() {
    try {
      long free = Files.getFileStore(root).getUsableSpace() / MEBIBYTE;
      return Optional.of(free)
          .filter(space -> space < MIN_FREE_MEBIBYTES)
          .map(
              space ->
                  "the disk of PLINTH_HOME %s has %d MiB of free space: free some, or set PLINTH_HOME to a folder on another disk"
                      .formatted(root, space));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  Failure unusable(IOException e) {
    return new Failure(
        "PLINTH_HOME %s can't be used: %s (set PLINTH_HOME to a folder that you can write to)"
            .formatted(root, FileFailure.reason(e)),
        e);
  }

  /** The lock file, which a launcher holds while it uses the folder. */
  Path lock() {
    return root.resolve("lock");
  }

  /** The addresses of the running application; the file exists while it is ready. */
  public Path addresses() {
    return root.resolve("addresses");
  }

  /** The processes that the launcher started. */
  Path children() {
    return root.resolve("children");
  }

  /** Unpacked programs. They can be deleted: the next start unpacks them again. */
  public Path programs() {
    return root.resolve("programs");
  }

  /** The data directory of the embedded database: the only data here that can't be recreated. */
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

  /** The home of a scratch database, while there is one. */
  public Path scratch() {
    return root.resolve("scratch");
  }

  /** The embedded Redis' configuration. */
  public Path redisConfiguration() {
    return root.resolve("redis.conf");
  }

  /** The server's own folder, recreated on each start. */
  public Path server() {
    return root.resolve("server");
  }

  /** Where the running server has its log levels, and takes requests to change them. */
  public Path logLevels() {
    return server().resolve("log-levels");
  }

  /** The build directory of {@code plinth dev}, recreated on each start. */
  public Path dev() {
    return root.resolve("dev");
  }

  /** The logs of the started programs. */
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
