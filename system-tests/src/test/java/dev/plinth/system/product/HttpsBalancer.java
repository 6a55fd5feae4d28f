package dev.plinth.system.product;

import static org.awaitility.Awaitility.await;

import dev.plinth.system.fixtures.Keystore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** HAProxy with the HTTPS configuration of {@code server-config/haproxy}. */
public final class HttpsBalancer implements AutoCloseable {

  private static final Path FILES =
      Path.of(System.getProperty("distribution.directory"), "server-config/haproxy");
  private static final Path BUILD = Path.of(System.getProperty("build.directory"));

  private final int port = TestPorts.free().users();
  private final Process process;

  /**
   * Starts it, and waits until it listens.
   *
   * @param keystore its certificate and key
   * @param server the ports of the services
   */
  public HttpsBalancer(Keystore keystore, TestPorts server) {
    ProcessBuilder builder =
        new ProcessBuilder(
            InstalledProgram.find("haproxy").orElseThrow().toString(),
            "-db",
            "-f",
            FILES.resolve("haproxy.cfg").toString(),
            "-f",
            configuration(keystore).toString());
    TestPorts plain = TestPorts.free();
    builder
        .environment()
        .putAll(
            Map.of(
                "BALANCER_USERS", address(plain.users()),
                "BALANCER_BLOGS", address(plain.blogs()),
                "BALANCER_OPS", address(plain.operations()),
                "SERVER_1_USERS", address(server.users()),
                "SERVER_1_BLOGS", address(server.blogs())));
    try {
      process =
          builder
              .redirectErrorStream(true)
              .redirectOutput(BUILD.resolve("tls.log").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    await().until(() -> !TestPorts.isFree(port) || !process.isAlive());
  }

  /**
   * Adapts the configuration: the current user instead of HAProxy's own, and an unprivileged port.
   */
  private Path configuration(Keystore keystore) {
    try {
      Path folder = Files.createTempDirectory(BUILD, "https-balancer");
      Path certificate =
          Files.writeString(
              folder.resolve("plinth.pem"),
              Files.readString(keystore.certificate()) + Files.readString(keystore.privateKey()));
      return Files.writeString(
          folder.resolve("tls.cfg"),
          Files.readString(FILES.resolve("tls.cfg"))
              .replaceAll("(?m)^ +(user|group) .*\n", "")
              .replace("*:443", address(port))
              .replace("/etc/haproxy/plinth.pem", certificate.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String address(int port) {
    return "127.0.0.1:" + port;
  }

  /** Returns its HTTPS port. */
  public int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
