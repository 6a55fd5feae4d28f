package dev.plinth.system.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * A pool of unpacked Payara Servers, with or without a domain of Plinth. Installing a domain takes
 * a minute, starting one a quarter of that, so a test releases its server for reuse, and the next
 * test starts it in its own environment.
 *
 * @param root the folder
 * @param portBase the port near which the server's own ports are
 */
public record UnpackedServer(Path root, int portBase) {

  private static final Path FOLDERS =
      Path.of(System.getProperty("build.directory"), "payara-servers");
  private static final Queue<UnpackedServer> HANDED_ON = new ConcurrentLinkedQueue<>();

  /** The domain's ports, as offsets from the port base. */
  private static final int[] OFFSETS = {9, 37, 38, 39, 48, 49, 59, 66, 76, 80, 81, 86};

  /** Returns a released server, or else a new one. */
  static UnpackedServer any() {
    UnpackedServer handedOn = HANDED_ON.poll();
    return handedOn == null ? fresh() : handedOn;
  }

  /** Returns a server without a domain. */
  public static UnpackedServer fresh() {
    try {
      Path folder = Files.createTempDirectory(Files.createDirectories(FOLDERS), "");
      // Links to the unpacked files: the domain writes only to its own folder.
      String from = System.getProperty("payara.home") + "/.";
      new Command(Map.of()).run(List.of("cp", "-al", from, folder.toString()));
      return new UnpackedServer(folder, TestPorts.inARow(100));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the ports of the domain besides those of the services. */
  IntStream ports() {
    return IntStream.of(OFFSETS).map(offset -> portBase + offset);
  }

  /** Releases it for another test; its domain is stopped. */
  void handOn() {
    HANDED_ON.add(this);
  }

  /** Returns the path of asadmin. */
  public String asadmin() {
    return root.resolve("bin/asadmin").toString();
  }

  /** Returns the folder of the domain. */
  public Path domain() {
    return root.resolve("glassfish/domains/plinth");
  }

  /** Returns the port of the domain's administration and its console. */
  public int adminPort() {
    return portBase + 48;
  }
}
