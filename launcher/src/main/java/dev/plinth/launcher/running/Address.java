package dev.plinth.launcher.running;

import dev.plinth.launcher.home.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/**
 * The address of a service or a dependency.
 *
 * @param name what listens: a service, the operations pages, the database or Redis
 * @param url its URL, without a password
 */
public record Address(String name, String url) {

  /** Returns the addresses that the running application printed; empty before it is ready. */
  public static List<Address> recordedIn(Home home) {
    if (!Files.exists(home.addresses())) {
      return List.of();
    }
    try {
      return Files.readAllLines(home.addresses()).stream()
          .map(line -> line.split(" +", 2))
          .map(parts -> new Address(parts[0], parts[1]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
