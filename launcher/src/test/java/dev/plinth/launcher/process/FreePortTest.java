package dev.plinth.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortTest {

  @Test
  void findsAPortThatIsFree() throws IOException {
    assertThat(FreePort.isFree(FreePort.find())).isTrue();
  }

  @Test
  void seesAPortThatIsTakenOnAllAddresses() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      assertThat(FreePort.isFree(taken.getLocalPort())).isFalse();
    }
  }

  @Test
  void seesAPortThatIsTakenOnOneAddress() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThat(FreePort.isFree(taken.getLocalPort())).isFalse();
    }
  }
}
