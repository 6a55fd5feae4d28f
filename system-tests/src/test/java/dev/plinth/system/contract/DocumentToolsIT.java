package dev.plinth.system.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.NeedsProgram;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Public tools accept the OpenAPI documents, and the clients that they generate work. */
@BesideOthers
@ExtendWith(SharedProduct.class)
class DocumentToolsIT {

  private static final String[] DOCUMENTS =
      Stream.of("users", "blogs")
          .map(KeptDocuments::file)
          .map(Object::toString)
          .toArray(String[]::new);

  private final Product product;
  private final GeneratedClients clients;

  DocumentToolsIT(Product product) {
    this.product = product;
    clients = new GeneratedClients(product.operations());
  }

  @Test
  @NeedsProgram({"node", "npm"})
  void followsTheRulesOfSpectralAndZalando() {
    String ruleset = NodePrograms.file("spectral.yml").toString();

    String report =
        NodePrograms.installed()
            .run("spectral", with(DOCUMENTS, "lint", "--fail-severity=warn", "-r", ruleset));

    assertThat(report).contains("No results");
  }

  @Test
  @NeedsProgram({"node", "npm"})
  void followsTheRulesOfRedocly() {
    String configuration = NodePrograms.file("redocly.yaml").toString();

    String report =
        NodePrograms.installed().run("redocly", with(DOCUMENTS, "lint", "--config", configuration));

    assertThat(report).contains("are valid.").doesNotContainPattern("You have \\d+ warning");
  }

  private static String[] with(String[] documents, String... arguments) {
    return Stream.of(arguments, documents).flatMap(Stream::of).toArray(String[]::new);
  }

  @ParameterizedTest
  @ValueSource(strings = {"users", "blogs"})
  void isValidForOpenApiGenerator(String service) {
    String report = OpenApiGenerator.validate(KeptDocuments.file(service));

    assertThat(report).contains("No validation issues detected.");
  }

  @Test
  void givesJavaClientsThatWork() throws IOException {
    assertThat(clients.useFromJava()).endsWith("done\n");
  }

  @Test
  @NeedsProgram({"node", "npm"})
  void givesTypeScriptClientsThatWork() throws IOException {
    assertThat(clients.useFromTypeScript(NodePrograms.installed())).endsWith("done\n");
  }

  @Test
  @NeedsProgram({"node", "npm"})
  void givesAPostmanCollectionThatWorks() throws IOException {
    Path folder = Path.of(System.getProperty("build.directory"), "postman");
    Files.createDirectories(folder);
    NodePrograms programs = NodePrograms.installed();
    programs.runScript("postman.mjs", with(DOCUMENTS, folder.toString()));

    String report =
        programs.run(
            "newman",
            "run",
            folder.resolve("plinth.postman_collection.json").toString(),
            "--environment",
            folder.resolve("plinth.postman_environment.json").toString(),
            "--env-var",
            "users=http://127.0.0.1:" + product.ports().users(),
            "--env-var",
            "blogs=http://127.0.0.1:" + product.ports().blogs(),
            "--disable-unicode");

    assertThat(report).contains("status 201", "status 204").doesNotContain("failure");
  }
}
