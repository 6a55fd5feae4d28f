package dev.plinth.devtools.service;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.process.ExternalProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs Maven in a staged checkout.
 *
 * @param checkout the staged checkout
 */
record StagedBuild(StagedCheckout checkout) {

  private static final int SHOWN_LINES = 5;

  /**
   * Formats and compiles a new service.
   *
   * @throws Failure with the messages of Maven if a class can't be compiled
   */
  void create(NewService service) throws IOException {
    String files =
        ".*/(%s|persistence/%s)/.*[.]java".formatted(service.module(), service.feature());
    maven("spotless:apply", "compile", "-pl", service.module(), "-am", "-DspotlessFiles=" + files);
  }

  /**
   * Compiles modules and what they need.
   *
   * @param modules their names, separated by commas
   * @throws Failure with the messages of Maven if a class can't be compiled
   */
  void compile(String modules) throws IOException {
    maven("compile", "-pl", modules, "-am");
  }

  private void maven(String... arguments) throws IOException {
    Path log = checkout.root().resolve("devtools/target/staged.log");
    Files.deleteIfExists(log);
    String description = checkout.folder().resolve("pom.xml").toString();
    List<String> command =
        Stream.concat(Stream.of("mvn", "-B", "-q", "-f", description), Stream.of(arguments))
            .toList();
    if (run(log, command) != 0) {
      throw new Failure(
          Stream.concat(
                  Stream.of("it can't be built, so nothing was changed; see " + log),
                  Files.readAllLines(log).stream()
                      .filter(line -> line.startsWith("[ERROR]"))
                      .limit(SHOWN_LINES))
              .toList());
    }
  }

  private static int run(Path log, List<String> command) throws IOException {
    Process maven;
    try {
      maven = ExternalProgram.builder(log, command).start();
    } catch (IOException e) {
      throw new Failure("Maven is needed: install it, so that mvn is on the PATH", e);
    }
    return ExternalProgram.await(maven);
  }
}
