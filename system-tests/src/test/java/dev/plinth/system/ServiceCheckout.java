package dev.plinth.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.system.conformance.TestOutcome;
import dev.plinth.system.conformance.TestRun;
import dev.plinth.system.product.Checkout;
import dev.plinth.system.product.Command;
import dev.plinth.system.product.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A copy of the checkout, to create services in.
 *
 * @param files the copy
 */
record ServiceCheckout(Checkout files) {

  private static final List<String> SOURCES =
      List.of(".env.example", "docker-compose.yml", "docs", "launcher/src/main");

  private static final String CONFORMANCE_TEST =
      "system-tests/src/test/java/dev/plinth/system/conformance/%sConformanceIT.java";

  /** Fewer than by default: this is about the tests, not about the layers. */
  private static final String FUZZ_REQUESTS = "100";

  private static final Duration BUILD = Duration.ofMinutes(10);

  /**
   * Creates a copy.
   *
   * @param name the name of its folder
   */
  static ServiceCheckout copy(String name) {
    Checkout files = Checkout.copy(name);
    files.addBuild();
    SOURCES.forEach(files::add);
    return new ServiceCheckout(files);
  }

  /** Runs {@code plinth service} without waiting. */
  Launch service(Map<String, String> environment, String... arguments) {
    Map<String, String> all = new HashMap<>(environment);
    all.putIfAbsent("PLINTH_HOME", files.root().resolve(".plinth").toString());
    return files.launch(
        all, Stream.concat(Stream.of("service"), Stream.of(arguments)).toArray(String[]::new));
  }

  /** Creates a service. */
  Launch create(String name, int port, List<String> fields, String... options) {
    Stream<String> arguments =
        Stream.of(
                Stream.of("create", name, "--port", Integer.toString(port)),
                fields.stream().flatMap(field -> Stream.of("--field", field)),
                Stream.of(options))
            .flatMap(it -> it);

    Launch create = service(Map.of(), arguments.toArray(String[]::new));

    assertThat(create.exitCode()).as(create.toString()).isZero();
    return create;
  }

  /**
   * Builds the distribution, without the links to the original one, which Maven would overwrite.
   */
  void build() throws IOException {
    Path target = files.root().resolve("launcher/target");
    try (Stream<Path> built = Files.walk(target)) {
      built.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
    String pom = files.root().resolve("pom.xml").toString();
    new Command(Map.of(), BUILD)
        .run(
            List.of(
                "mvn",
                "-o",
                "-B",
                "-q",
                "-f",
                pom,
                "package",
                "-pl",
                "launcher",
                "-am",
                "-DskipTests"));
    files.shareServer();
  }

  /** Returns the conformance test of a service. */
  Path conformanceTest(String plural) {
    return files.root().resolve(CONFORMANCE_TEST.formatted(plural));
  }

  /** Runs the conformance tests of services, on a product of the built distribution. */
  List<TestOutcome> test(String... plurals) throws IOException {
    Path folder = files.root().resolve("conformance");
    Map<String, String> properties =
        Map.of(
            "fork", System.getProperty("fork", "1"),
            "fuzz.requests", FUZZ_REQUESTS,
            "modules.directory", files.root().toString(),
            "distribution.directory", files.distribution().toString(),
            "build.directory", folder.toString());
    return TestRun.of(
        Stream.of(plurals).map(this::conformanceTest).toList(),
        Files.createDirectories(folder.resolve("classes")),
        properties);
  }
}
