package dev.plinth.system.product;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * The ports of a product.
 *
 * @param users the port of the users service
 * @param blogs the port of the blogs service
 * @param operations the port of health, metrics and the home page
 */
public record TestPorts(int users, int blogs, int operations) {

  // The system uses ports from 32768 on for outgoing connections, also while a product restarts.
  // Each of the build's parallel test processes has its own range.
  private static final int RANGE = 4_000;
  private static final int FIRST = 20_000 + RANGE * (Integer.getInteger("fork", 1) - 1);

  /** Random port numbers in the range of this process. */
  static IntStream any() {
    return ThreadLocalRandom.current().ints(FIRST, FIRST + RANGE);
  }

  /** Returns three unused ports. */
  public static TestPorts free() {
    PrimitiveIterator.OfInt free = any().distinct().filter(TestPorts::isFree).limit(3).iterator();
    return new TestPorts(free.nextInt(), free.nextInt(), free.nextInt());
  }

  /** Returns whether a port is free. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns whether all ports are free. */
  public boolean areFree() {
    return isFree(users) && isFree(blogs) && isFree(operations);
  }

  /** Returns the variables that configure them. */
  public Map<String, String> environment() {
    return Map.of(
        "USERS_PORT", Integer.toString(users),
        "BLOGS_PORT", Integer.toString(blogs),
        "OPS_PORT", Integer.toString(operations));
  }
}
