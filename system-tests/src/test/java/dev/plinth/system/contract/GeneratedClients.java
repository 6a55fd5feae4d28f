package dev.plinth.system.contract;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.plinth.conformance.http.Client;
import dev.plinth.system.product.Command;
import jakarta.annotation.Nonnull;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * The generated clients of both services. A scenario in {@code src/test/clients} uses them, with
 * the addresses in the documents.
 *
 * @param operations the operations port, which serves the documents
 */
record GeneratedClients(Client operations) {

  private static final List<String> SERVICES = List.of("users", "blogs");
  private static final Command COMMAND = new Command(Map.of());
  private static final Path FOLDER = Path.of(System.getProperty("build.directory"), "clients");

  private static final Path SCENARIOS =
      Path.of(System.getProperty("modules.directory"), "system-tests/src/test/clients");

  /** Generates and compiles the Java clients, and returns the output of the scenario. */
  String useFromJava() throws IOException {
    List<String> sources = new ArrayList<>(List.of(scenario("Scenario.java").toString()));
    for (String service : SERVICES) {
      sources.addAll(generateJava(service));
    }
    String classes = FOLDER.resolve("classes").toString();
    Stream<String> options = Stream.of("-proc:none", "-nowarn", "-d", classes, "-cp", libraries());
    String[] arguments = Stream.concat(options, sources.stream()).toArray(String[]::new);
    int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments);
    assertThat(result).as("compilation").isZero();
    return COMMAND.run(
        List.of("java", "-cp", classes + File.pathSeparator + libraries(), "Scenario"));
  }

  /** Returns the generated source files. */
  private List<String> generateJava(String service) throws IOException {
    Path folder = FOLDER.resolve("java").resolve(service);
    String root = "dev.plinth.client." + service;
    OpenApiGenerator.generate(
        operations,
        service,
        "java",
        folder,
        "--library=native",
        "--invoker-package=" + root,
        "--api-package=" + root + ".api",
        "--model-package=" + root + ".model",
        "--additional-properties=useJakartaEe=true,openApiNullable=false");
    try (Stream<Path> files = Files.walk(folder.resolve("src/main/java"))) {
      return files.map(Path::toString).filter(file -> file.endsWith(".java")).toList();
    }
  }

  private static String libraries() {
    return Stream.of(
            ObjectMapper.class,
            JsonFactory.class,
            JsonProperty.class,
            JavaTimeModule.class,
            Nonnull.class)
        .map(GeneratedClients::jar)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String jar(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Generates and compiles the TypeScript clients, and returns the output of the scenario. */
  String useFromTypeScript(NodePrograms programs) throws IOException {
    Path folder = FOLDER.resolve("typescript");
    for (String service : SERVICES) {
      OpenApiGenerator.generate(operations, service, "typescript-fetch", folder.resolve(service));
    }
    for (String file : List.of("scenario.ts", "tsconfig.json")) {
      Files.copy(scenario(file), folder.resolve(file), REPLACE_EXISTING);
    }
    programs.run("tsc", "-p", folder.toString());
    return COMMAND.run(List.of("node", folder.resolve("scenario.js").toString()));
  }

  private static Path scenario(String file) {
    return SCENARIOS.resolve(file);
  }
}
