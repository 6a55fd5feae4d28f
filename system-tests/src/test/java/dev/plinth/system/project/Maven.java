package dev.plinth.system.project;

import dev.plinth.system.product.Checkout;
import dev.plinth.system.product.Command;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
      </settings>
      """;

  /** Returns the address of the repository with the published artifacts. */
  String published() {
    return root.resolve("published").toUri().toString();
  }

  /** Returns the plugins of a WAR, in the versions of the checkout. */
  String plugins() {
    return Stream.of("resources", "compiler", "surefire", "war")
        .map("maven-%s-plugin"::formatted)
        .map(this::plugin)
        .collect(Collectors.joining());
  }

  private String plugin(String name) {
    Matcher version =
        Pattern.compile("<artifactId>" + name + "</artifactId>\\s*<version>(.+)</version>")
            .matcher(new Checkout(root).read("pom.xml"));
    if (!version.find()) {
      throw new IllegalStateException("no version of " + name);
    }
    return "<plugin><artifactId>%s</artifactId><version>%s</version></plugin>"
        .formatted(name, version.group(1));
  }

  /** Runs it in a folder, and requires its success. */
  void run(String folder, String... arguments) {
    String downloaded = Path.of(System.getProperty("localRepository")).toUri().toString();
    Checkout checkout = new Checkout(root);
    checkout.save("settings.xml", SETTINGS.formatted(root.resolve("repository"), downloaded));
    List<String> command =
        new ArrayList<>(List.of("mvn", "-B", "-q", "-s", root.resolve("settings.xml").toString()));
    command.addAll(List.of("-f", root.resolve(folder).toString()));
    command.addAll(List.of(arguments));
    new Command(Map.of()).run(command);
  }
}
