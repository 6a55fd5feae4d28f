package dev.plinth.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortTest {

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final InetAddress ALL = new InetSocketAddress(0).getAddress();

  @Test
  void findsAPortThatIsFree() throws IOException {
    assertThat(FreePort.isFree(LOOPBACK, FreePort.find())).isTrue();
  }

  @Test
  void ignoresAPortThatIsTakenOnAnotherAddress() throws IOException {
    InetAddress other = InetAddress.getByName("127.0.0.2");
    try (ServerSocket taken = new ServerSocket(0, 1, other)) {
      assertThat(FreePort.isFree(LOOPBACK, taken.getLocalPort())).isTrue();
    }
  }

  @Test
  void knowsTheAddressesOfThisComputer() throws IOException {
    assertThat(FreePort.hasAddress(LOOPBACK)).isTrue();
    assertThat(FreePort.hasAddress(ALL)).isTrue();
    // For documentation only: RFC 5737.
    assertThat(FreePort.hasAddress(InetAddress.getByName("192.0.2.1"))).isFalse();
  }

  @Test
  void seesAPortThatIsTakenOnAllAddresses() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      assertThat(FreePort.isFree(LOOPBACK, taken.getLocalPort())).isFalse();
    }
  }

  @Test
  void seesAPortThatIsTakenOnOneAddress() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, LOOPBACK)) {
      assertThat(FreePort.isFree(ALL, taken.getLocalPort())).isFalse();
    }
  }
}
