package dev.plinth.system.product;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * The ports that a product listens on.
 *
 * @param users of the users service
 * @param blogs of the blogs service
 * @param operations of health, metrics and the home page
 */
public record TestPorts(int users, int blogs, int operations) {

  // From 32768 on the system gives them to outgoing connections, also while a product restarts.
  // The processes of the build that test at the same time have a range each.
  private static final int RANGE = 4_000;
  private static final int LEAST = 20_000 + RANGE * (Integer.getInteger("fork", 1) - 1);

  /** Numbers of ports by chance, all of this process. */
  static IntStream any() {
    return ThreadLocalRandom.current().ints(LEAST, LEAST + RANGE);
  }

  /** Three ports that nobody uses. */
  public static TestPorts free() {
    PrimitiveIterator.OfInt free = any().distinct().filter(TestPorts::isFree).limit(3).iterator();
    return new TestPorts(free.nextInt(), free.nextInt(), free.nextInt());
  }

  /** Whether somebody could listen on a port. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether somebody could listen on each. */
  public boolean areFree() {
    return isFree(users) && isFree(blogs) && isFree(operations);
  }

  /** The variables that configure them. */
  public Map<String, String> environment() {
    return Map.of(
        "USERS_PORT", Integer.toString(users),
        "BLOGS_PORT", Integer.toString(blogs),
        "OPS_PORT", Integer.toString(operations));
  }
}
