package dev.plinth.system.project;

import dev.plinth.system.product.Checkout;
import dev.plinth.system.product.Command;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Maven with a local repository of its own, so that a project finds no artifact which is not
 * published. It needs no network: what the build has downloaded is its remote repository.
 *
 * @param root the folder of a checkout, and of the projects
 */
record Maven(Path root) {

  private static final String SETTINGS =
      """
      <settings>
        <localRepository>%s</localRepository>
        <mirrors>
          <mirror>
            <id>downloaded</id>
            <mirrorOf>*,!published</mirrorOf>
            <url>%s</url>
          </mirror>
        </mirrors>
        <profiles>
          <profile>
            <id>published</id>
            <activation>
              <activeByDefault>true</activeByDefault>
            </activation>
            <repositories>
              <repository>
                <id>published</id>
                <url>%s</url>
              </repository>
            </repositories>
          </profile>
        </profiles>
      </settings>
      """;

  /** Returns the address of the repository with the published artifacts. */
  String published() {
    return root.resolve("published").toUri().toString();
  }

  /** Runs it in a folder, and requires its success. */
  void run(String folder, String... arguments) {
    String downloaded = Path.of(System.getProperty("localRepository")).toUri().toString();
    new Checkout(root)
        .save(
            "settings.xml",
            SETTINGS.formatted(root.resolve("repository"), downloaded, published()));
    List<String> command =
        new ArrayList<>(List.of("env", "-C", root.resolve(folder).toString(), "mvn", "-B", "-q"));
    command.addAll(List.of("-s", root.resolve("settings.xml").toString()));
    command.addAll(List.of(arguments));
    new Command(Map.of()).run(command);
  }
}
