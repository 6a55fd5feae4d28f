package dev.plinth.system.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.system.parts.Keystore;
import dev.plinth.system.product.InstalledProgram;
import dev.plinth.system.product.NeedsProgram;
import dev.plinth.system.product.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cipher suites of HAProxy with {@code server-config/haproxy/tls.cfg}. */
@NeedsProgram("haproxy")
class BalancerTlsIT {

  private static final Path FILES =
      Path.of(System.getProperty("distribution.directory"), "server-config/haproxy");

  private static final Ports PORTS = Ports.free();
  private static final int TLS = Ports.free().users();

  private static Process haproxy;

  /** As another user than HAProxy's own, and on a port that needs no rights. */
  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    Keystore keystore = Keystore.makeRsa();
    Path certificate =
        Files.writeString(
            folder.resolve("plinth.pem"),
            Files.readString(keystore.certificate()) + Files.readString(keystore.privateKey()));
    String tls =
        Files.readString(FILES.resolve("tls.cfg"))
            .replaceAll("(?m)^ +(user|group) .*\n", "")
            .replace("*:443", "127.0.0.1:" + TLS)
            .replace("/etc/haproxy/plinth.pem", certificate.toString());
    Path configuration = Files.writeString(folder.resolve("tls.cfg"), tls);
    ProcessBuilder builder =
        new ProcessBuilder(
            InstalledProgram.find("haproxy").orElseThrow().toString(),
            "-db",
            "-f",
            FILES.resolve("haproxy.cfg").toString(),
            "-f",
            configuration.toString());
    builder.environment().put("BALANCER_USERS", "127.0.0.1:" + PORTS.users());
    builder.environment().put("BALANCER_BLOGS", "127.0.0.1:" + PORTS.blogs());
    builder.environment().put("BALANCER_OPS", "127.0.0.1:" + PORTS.operations());
    haproxy =
        builder
            .redirectErrorStream(true)
            .redirectOutput(Path.of(System.getProperty("build.directory"), "tls.log").toFile())
            .start();
    await().until(() -> !Ports.isFree(TLS) || !haproxy.isAlive());
  }

  @AfterAll
  static void stop() {
    haproxy.destroyForcibly().onExit().join();
  }

  @Test
  void takesNoSuiteWithoutForwardSecrecyAndAuthenticatedEncryption() {
    assertThat(new ClientHello(TLS, false).accepted())
        .containsExactlyInAnyOrderElementsOf(Suites.FOR_RSA);
    assertThat(new ClientHello(TLS, true).accepted())
        .containsExactlyInAnyOrderElementsOf(Suites.OF_TLS_1_3);
  }

  @Test
  void choosesTheSuiteInItsOwnOrder() {
    ListenersIT.assertChoosesTheFirst(new ClientHello(TLS, false), Suites.FOR_RSA);
    ListenersIT.assertChoosesTheFirst(new ClientHello(TLS, true), Suites.OF_TLS_1_3);
  }
}
