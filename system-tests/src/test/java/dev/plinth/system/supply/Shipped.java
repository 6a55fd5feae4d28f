package dev.plinth.system.supply;

import dev.plinth.system.product.ListedServices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** The jars in the distribution. */
final class Shipped {

  private static final String API_PAGE = "server-config/site/openapi-ui/swagger-ui-bundle.js";

  static final Path DISTRIBUTION = Path.of(System.getProperty("distribution.directory"));

  private static final Pattern OURS =
      Pattern.compile("plinth.*|service-runtime|persistence-ejb|rest-common");

  private Shipped() {}

  /**
   * Returns the third-party artifacts of the launcher, the server, the services, server-extension,
   * and the API page.
   */
  static Set<String> artifacts() {
    Set<String> artifacts = new TreeSet<>();
    jars()
        .map(Path::getFileName)
        .map(Path::toString)
        .map(Shipped::artifact)
        .forEach(artifacts::add);
    for (String service : ListedServices.names()) {
      artifacts.addAll(
          entries(
              DISTRIBUTION.resolve("apps/" + service + ".war"),
              "WEB-INF/lib/(.*\\.jar)",
              Shipped::artifact));
    }
    artifacts.addAll(
        entries(
            DISTRIBUTION.resolve("server/lib/plinth-server.jar"),
            "META-INF/maven/io.prometheus/(.*)/pom.properties",
            Function.identity()));
    if (Files.exists(DISTRIBUTION.resolve(API_PAGE))) {
      artifacts.add("swagger-ui");
    }
    artifacts.removeIf(name -> OURS.matcher(name).matches());
    return artifacts;
  }

  /** Without the parts of Payara Micro, which is unpacked. */
  private static Stream<Path> jars() {
    try (Stream<Path> files = Files.walk(DISTRIBUTION)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .filter(file -> !file.startsWith(DISTRIBUTION.resolve("server/runtime")))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a file's name without its version, which begins with a digit. */
  private static String artifact(String file) {
    return file.replaceFirst("(-[0-9].*)?\\.jar$", "").replace("launch-micro", "payara-micro");
  }

  private static List<String> entries(Path archive, String regex, Function<String, String> name) {
    Pattern wanted = Pattern.compile(regex);
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      return zip.stream()
          .map(entry -> wanted.matcher(entry.getName()))
          .filter(found -> found.matches())
          .map(found -> name.apply(found.group(1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
