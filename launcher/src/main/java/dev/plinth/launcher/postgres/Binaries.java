package dev.plinth.launcher.postgres;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.home.Folders;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The unpacked binaries of PostgreSQL.
 *
 * @param root the folder that contains {@code bin}
 */
record Binaries(Path root) {

  /**
   * Returns the bundled programs, unpacked unless an earlier run did.
   *
   * @param folder where to put them, in a subfolder named by their checksum
   * @throws Failure if there are none for this computer
   */
  static Binaries unpackedIn(Path folder) throws IOException {
    byte[] archive = archive();
    CRC32 checksum = new CRC32();
    checksum.update(archive);
    Path root = folder.resolve("postgres-" + Long.toHexString(checksum.getValue()));
    if (!Files.isDirectory(root)) {
      // Unpacked elsewhere and renamed, so that a killed start leaves nothing half done.
      Path unfinished = folder.resolve(root.getFileName() + ".new");
      Folders.delete(unfinished);
      Tar.unpackXz(new ByteArrayInputStream(archive), unfinished);
      Files.move(unfinished, root);
    }
    return new Binaries(root);
  }

  private static byte[] archive() throws IOException {
    String system = System.getProperty("os.name");
    String machine = System.getProperty("os.arch").replace("amd64", "x86_64");
    try (InputStream in = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
      if (in != null) {
        return in.readAllBytes();
      }
    } catch (IllegalStateException e) {
      // Reported below.
    }
    throw new Failure(
        "there is no embedded PostgreSQL for " + system + " " + machine + ": set DB_HOST");
  }

  /**
   * Returns the command line that runs one of the programs. PostgreSQL refuses to run as root; a
   * user namespace without root allows it.
   */
  List<String> command(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (LinuxUtils.isUnshareAvailable()) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(root.resolve("bin").resolve(program).toString());
    command.addAll(List.of(arguments));
    return command;
  }
}
