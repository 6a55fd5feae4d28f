package dev.plinth.launcher;

import dev.plinth.launcher.service.ServiceDefinition;
import dev.plinth.launcher.service.ServiceList;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The distribution folder that the build makes: the launcher, the server, the services and their
 * configuration.
 *
 * @param root the folder itself
 */
public record Distribution(Path root) {

  /** The folder that this program runs from; the checkout if it runs from its classes. */
  public static Distribution ofThisProgram() {
    try {
      Path code =
          Path.of(Distribution.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return new Distribution(
          Files.isDirectory(code) ? code.resolve("../../..").normalize() : code.getParent());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The launcher itself. */
  Path launcher() {
    return root.resolve("plinth.jar");
  }

  /** Returns whether this program runs from a distribution and not from its classes. */
  boolean isPackaged() {
    return Files.isRegularFile(launcher());
  }

  /** The server's main jar, whose manifest has the class path. */
  public Path server() {
    return root.resolve("server/launch-micro.jar");
  }

  /** The jars on the server's class path. */
  public List<Path> serverClassPath() throws IOException {
    List<Path> jars = new ArrayList<>();
    jars.add(server());
    jars.addAll(jarsIn("server/lib"));
    jars.addAll(jarsIn("server/runtime"));
    return jars;
  }

  private List<Path> jarsIn(String folder) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve(folder))) {
      return files.sorted().toList();
    }
  }

  /**
   * The services that it has.
   *
   * @throws Failure with a line for each mistake in their list
   */
  public List<ServiceDefinition> services() {
    return ServiceList.read(serverConfig(ServiceList.FILE));
  }

  /**
   * The WAR of a service.
   *
   * @param name the service
   */
  public Path service(String name) {
    return root.resolve("apps").resolve(name + ".war");
  }

  /**
   * A file of the server's configuration.
   *
   * @param name its name in {@code server-config}
   */
  public Path serverConfig(String name) {
    return root.resolve("server-config").resolve(name);
  }
}
