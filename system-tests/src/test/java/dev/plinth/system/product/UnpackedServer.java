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
 * An unpacked Payara Server, with or without a domain of Plinth in it. To install a domain takes a
 * minute, to start one takes a quarter of that: who is through with one hands it on, and the next
 * test starts it in an environment of its own.
 *
 * @param root the folder
 * @param portBase what the server itself listens on is near this port
 */
public record UnpackedServer(Path root, int portBase) {

  private static final Path FOLDERS =
      Path.of(System.getProperty("build.directory"), "payara-servers");
  private static final Queue<UnpackedServer> HANDED_ON = new ConcurrentLinkedQueue<>();

  /** From the port base on, what the domain listens on. */
  private static final int[] OFFSETS = {9, 37, 38, 39, 48, 49, 59, 66, 76, 80, 81, 86};

  /** One that somebody handed on, or else a fresh one. */
  static UnpackedServer any() {
    UnpackedServer handedOn = HANDED_ON.poll();
    return handedOn == null ? fresh() : handedOn;
  }

  /** One without a domain. */
  public static UnpackedServer fresh() {
    try {
      Path folder = Files.createTempDirectory(Files.createDirectories(FOLDERS), "");
      // Links to the unpacked files: the domain writes only into its own folder.
      String from = System.getProperty("payara.home") + "/.";
      new Command(Map.of()).run(List.of("cp", "-al", from, folder.toString()));
      return new UnpackedServer(folder, freeBase());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freeBase() {
    return TestPorts.any()
        .map(port -> port - port % 100)
        .filter(base -> IntStream.of(OFFSETS).allMatch(offset -> TestPorts.isFree(base + offset)))
        .findFirst()
        .orElseThrow();
  }

  /** What the domain may listen on besides the ports of the services. */
  IntStream ports() {
    return IntStream.of(OFFSETS).map(offset -> portBase + offset);
  }

  /** Lets another test have it; its domain is stopped. */
  void handOn() {
    HANDED_ON.add(this);
  }

  /** The program for its administration. */
  public String asadmin() {
    return root.resolve("bin/asadmin").toString();
  }

  /** The folder of the domain. */
  public Path domain() {
    return root.resolve("glassfish/domains/plinth");
  }

  /** Where the domain's administration and its console are. */
  public int adminPort() {
    return portBase + 48;
  }
}
