package dev.plinth.launcher.server;

import dev.plinth.launcher.Distribution;
import dev.plinth.launcher.home.Home;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line of the application server. */
final class ServerCommand {

  private ServerCommand() {}

  static List<String> of(Distribution distribution, Home home, List<String> javaOptions) {
    return Stream.of(java(), javaOptions, server(distribution, home))
        .flatMap(List::stream)
        .toList();
  }

  private static List<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        // JAVA_TOOL_OPTIONS of the environment can't take this back, but can add to it.
        "-Xmx512m",
        // What it says to clients and in its log depends neither on this machine's language ...
        "-Duser.language=en",
        // ... nor on its character set.
        "-Dfile.encoding=UTF-8");
  }

  private static List<String> server(Distribution distribution, Home home) {
    return List.of(
        "-jar",
        distribution.server().toString(),
        "--rootdir",
        home.server().toString(),
        "--prebootcommandfile",
        distribution.serverConfig("pre-boot.asadmin").toString(),
        "--postbootcommandfile",
        distribution.serverConfig("post-boot.asadmin").toString(),
        "--addlibs",
        distribution.serverLibraries().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)),
        "--nohazelcast",
        "--disablephonehome");
  }
}
