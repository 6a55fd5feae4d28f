package dev.plinth.system.product;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The ports of a product.
 *
 * @param services the port of each service, by its name
 * @param operations the port of health, metrics and the home page
 */
public record TestPorts(Map<String, Integer> services, int operations) {

  // The system uses ports from 32768 on for outgoing connections, also while a product restarts.
  // Each of the build's parallel test processes has its own range.
  private static final int RANGE = 4_000;
  private static final int FIRST = 20_000 + RANGE * (Integer.getInteger("fork", 1) - 1);

  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(RANGE));

  /** Returns the first of unused ports in a row, for a program that chooses among them itself. */
  public static int inARow(int count) {
    // In turn: a port that a process does not use yet must not be returned again soon.
    return IntStream.generate(() -> Math.floorMod(NEXT.getAndAdd(count), RANGE))
        .filter(offset -> offset + count <= RANGE)
        .map(offset -> FIRST + offset)
        .filter(first -> IntStream.range(first, first + count).allMatch(TestPorts::isFree))
        .findFirst()
        .getAsInt();
  }

  /** Returns unused ports. */
  public static TestPorts free() {
    return new TestPorts(
        ListedServices.names().stream()
            .collect(Collectors.toMap(Function.identity(), name -> inARow(1))),
        inARow(1));
  }

  /** Returns the port of a service. */
  public int of(String service) {
    return services.get(service);
  }

  /** Returns the port of the users service. */
  public int users() {
    return of("users");
  }

  /** Returns the port of the blogs service. */
  public int blogs() {
    return of("blogs");
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
    return isFree(operations) && services.values().stream().allMatch(TestPorts::isFree);
  }

  /** Returns the variables that configure them. */
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    services.forEach(
        (name, port) ->
            environment.put(name.toUpperCase(Locale.ROOT) + "_PORT", Integer.toString(port)));
    environment.put("OPS_PORT", Integer.toString(operations));
    return environment;
  }
}
