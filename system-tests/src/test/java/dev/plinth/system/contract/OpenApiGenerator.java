package dev.plinth.system.contract;

import dev.plinth.conformance.http.Client;
import dev.plinth.system.product.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** OpenAPI Generator, a program of its own. */
final class OpenApiGenerator {

  private static final String JAR =
      Path.of(System.getProperty("build.directory"), "openapi-generator-cli.jar").toString();

  private OpenApiGenerator() {}

  /** Validates a document, requires success, and returns the output. */
  static String validate(Path document) {
    return run(Stream.of("validate", "--recommend", "-i", document.toString()));
  }

  /**
   * Generates a client from the document that the operations port serves.
   *
   * @param folder where to generate it
   */
  static void generate(
      Client operations, String service, String language, Path folder, String... options) {
    String document = operations.request("openapi/" + service).build().uri().toString();
    Stream<String> arguments =
        Stream.of("generate", "-i", document, "-g", language, "-o", folder.toString());
    run(Stream.concat(arguments, Stream.of(options)));
  }

  private static String run(Stream<String> arguments) {
    Stream<String> java = Stream.of("java", "-XX:TieredStopAtLevel=1", "-jar", JAR);
    List<String> command = Stream.concat(java, arguments).toList();
    return new Command(Map.of()).run(command);
  }
}
