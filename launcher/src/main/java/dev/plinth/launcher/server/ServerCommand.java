package dev.plinth.launcher.server;

import dev.plinth.launcher.Distribution;
import dev.plinth.launcher.home.Home;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Builds the command line of the application server, which must run in the distribution folder. */
final class ServerCommand {

  private ServerCommand() {}

  static List<String> of(
      Distribution distribution, Home home, List<String> javaOptions, List<String> serverOptions) {
    return Stream.of(java(), javaOptions, server(distribution, home), serverOptions)
        .flatMap(List::stream)
        .toList();
  }

  private static List<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        // JAVA_TOOL_OPTIONS of the environment can add to this, but can't override it.
        "-Xmx512m");
  }

  private static List<String> server(Distribution distribution, Home home) {
    return List.of(
        "@" + distribution.serverConfig("server.args"), "--rootdir", home.server().toString());
  }
}
