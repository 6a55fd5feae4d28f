package dev.plinth.system.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plinth.conformance.http.Client;
import dev.plinth.system.fixtures.Keystore;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.TestPorts;
import dev.plinth.system.product.UpProduct;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Listeners: the addresses on which a product listens, and the cipher suites of its HTTPS. */
@BesideOthers
class ListenersIT {

  /** Another address of this machine: it reaches a listener on all addresses. */
  private static final String OTHER_ADDRESS = "127.0.0.2";

  private static final Keystore KEYSTORE = Keystore.makeRsa();
  private static final TestPorts TLS = TestPorts.free();

  private static UpProduct product;

  @BeforeAll
  static void start() {
    product =
        UpProduct.start(
            "listeners",
            Map.of(
                "TLS_KEYSTORE", KEYSTORE.file().toString(),
                "TLS_KEYSTORE_PASSWORD", Keystore.PASSWORD,
                "USERS_TLS_PORT", Integer.toString(TLS.users()),
                "BLOGS_TLS_PORT", Integer.toString(TLS.blogs())));
  }

  @AfterAll
  static void stop() {
    product.close();
  }

  @Test
  void areOnTheLoopbackAddressOnly() {
    assertThat(ports()).allSatisfy(port -> assertRefused(OTHER_ADDRESS, port));
  }

  @Test
  void areOnTheAddressOfTheConfiguration() throws IOException {
    assumeTrue(hasIpv6(), "this machine has no IPv6");
    try (UpProduct other = UpProduct.start("listeners-ipv6", Map.of("LISTEN_ADDRESS", "::1"))) {
      URI blogs = URI.create("http://[::1]:" + other.ports().blogs() + "/");

      assertThat(new Client(blogs).send("GET", "blogs").status()).isEqualTo(200);
      assertThat(other.out()).anyMatch(line -> line.contains("http://[0:0:0:0:0:0:0:1]:"));
      assertRefused("127.0.0.1", other.ports().blogs());
      assertRefused("127.0.0.1", other.ports().operations());
    }
  }

  @Test
  void acceptOnlySuitesWithForwardSecrecyAndAuthenticatedEncryption() {
    for (int port : List.of(TLS.users(), TLS.blogs())) {
      assertThat(new ClientHello(port, false).accepted())
          .containsExactlyInAnyOrderElementsOf(Suites.FOR_RSA);
      assertThat(new ClientHello(port, true).accepted())
          .containsExactlyInAnyOrderElementsOf(Suites.OF_TLS_1_3);
    }
  }

  @Test
  void chooseTheSuiteInTheServersOrder() {
    for (int port : List.of(TLS.users(), TLS.blogs())) {
      assertChoosesTheFirst(new ClientHello(port, false), Suites.FOR_RSA);
      assertChoosesTheFirst(new ClientHello(port, true), Suites.OF_TLS_1_3);
    }
  }

  static void assertChoosesTheFirst(ClientHello hello, List<Integer> suites) {
    List<Integer> offered = new ArrayList<>(suites);
    // Not the last one first: OpenSSL honours a client's preference for ChaCha20, which suits
    // clients
    // without AES hardware.
    Collections.rotate(offered, -1);

    assertThat(hello.choice(offered)).contains(suites.get(0));
  }

  private static List<Integer> ports() {
    TestPorts plain = product.ports();
    return IntStream.of(plain.users(), plain.blogs(), plain.operations(), TLS.users(), TLS.blogs())
        .boxed()
        .toList();
  }

  private static void assertRefused(String address, int port) {
    assertThatThrownBy(() -> new Socket(address, port).close())
        .as(address + " " + port)
        .isInstanceOf(ConnectException.class);
  }

  private static boolean hasIpv6() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
