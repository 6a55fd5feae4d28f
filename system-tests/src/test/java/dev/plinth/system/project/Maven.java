package dev.plinth.system.project;

import dev.plinth.system.product.Checkout;
import dev.plinth.system.product.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Maven as its user has configured it, with one repository more: that of the published artifacts.
 * In its local repository is what the build has downloaded, but no artifact of Plinth.
 *
 * @param root the folder of a checkout, and of the projects
 */
record Maven(Path root) {

  /** They replace the settings of the installation. Those of the user come first. */
  private static final String SETTINGS =
      """
      <settings>
        <mirrors>
          <!-- Precedes a mirror of all repositories, which the user may have. -->
          <mirror>
            <id>published</id>
            <mirrorOf>published</mirrorOf>
            <url>%1$s</url>
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
                <url>%1$s</url>
              </repository>
            </repositories>
          </profile>
        </profiles>
      </settings>
      """;

  private static final Path DOWNLOADED = Path.of(System.getProperty("localRepository"));

  /** Creates one with an empty repository of published artifacts. */
  static Maven in(Path root) throws IOException {
    Maven maven = new Maven(root);
    new Checkout(root).save("settings.xml", SETTINGS.formatted(maven.published()));
    // Folders of links, so that a download is kept for the next build.
    link(DOWNLOADED, maven.local(), "dev");
    link(DOWNLOADED.resolve("dev"), maven.local().resolve("dev"), "plinth");
    return maven;
  }

  private static void link(Path from, Path to, String excluded) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> folders = Files.list(from).filter(Files::isDirectory)) {
      for (Path folder : folders.toList()) {
        if (!folder.endsWith(excluded)) {
          Files.createSymbolicLink(to.resolve(folder.getFileName()), folder);
        }
      }
    }
  }

  private Path local() {
    return root.resolve("repository");
  }

  private String published() {
    return root.resolve("published").toUri().toString();
  }

  /** Publishes modules of the checkout, and installs none. */
  void publish(String modules, String... options) {
    List<String> arguments = new ArrayList<>(List.of("deploy", "-pl", modules, "-am"));
    arguments.addAll(List.of("-DskipTests", "-Dspotless.check.skip", "-Dmaven.install.skip"));
    arguments.add("-DaltDeploymentRepository=published::" + published());
    arguments.addAll(List.of(options));
    // Maven refuses to deploy offline, even to a folder.
    execute(".", arguments);
  }

  /** Runs it in a folder, and requires its success. Like the build, it may be offline. */
  void run(String folder, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    if (Boolean.getBoolean("offline")) {
      all.addAll(List.of("-o", "-Daether.offline.protocols=file"));
    }
    execute(folder, all);
  }

  private void execute(String folder, List<String> arguments) {
    List<String> command =
        new ArrayList<>(List.of("env", "-C", root.resolve(folder).toString(), "mvn", "-B", "-q"));
    command.addAll(List.of("-gs", root.resolve("settings.xml").toString()));
    command.add("-Dmaven.repo.local=" + local());
    command.addAll(arguments);
    new Command(Map.of()).run(command);
  }

  /** Returns the artifacts of Plinth in the local repository; publishing leaves only metadata. */
  List<String> artifacts() throws IOException {
    Path plinth = Files.createDirectories(local().resolve("dev/plinth"));
    try (Stream<Path> files = Files.walk(plinth)) {
      return files.map(Path::toString).filter(it -> it.endsWith(".pom")).toList();
    }
  }
}
