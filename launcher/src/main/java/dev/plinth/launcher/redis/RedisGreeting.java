package dev.plinth.launcher.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.plinth.launcher.settings.RedisAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Readiness probe of Redis: AUTH and PING as inline commands of the Redis protocol (RESP), which
 * need no client library.
 */
final class RedisGreeting {

  private static final int TIMEOUT_MILLIS = 1000;
  private static final String ANSWER = "+OK\r\n+PONG\r\n";

  private RedisGreeting() {}

  static boolean isAnsweredBy(RedisAddress address) {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.connect(new InetSocketAddress(address.host(), address.port()), TIMEOUT_MILLIS);
      String commands = "AUTH " + address.password() + "\r\nPING\r\n";
      socket.getOutputStream().write(commands.getBytes(US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(ANSWER.length());
      return ANSWER.equals(new String(answer, US_ASCII));
    } catch (IOException e) {
      return false;
    }
  }
}
