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
    return Stream.of(java(distribution), javaOptions, server(distribution, home), serverOptions)
        .flatMap(List::stream)
        .toList();
  }

  /** Returns the path of the Java that runs this program. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static List<String> java(Distribution distribution) {
    return List.of(
        java(),
        // JAVA_TOOL_OPTIONS of the environment can add to this, but can't override it.
        "-Xmx512m",
        // Java would start with a heap of a 64th of the memory, and keep that.
        "-Xms64m",
        // Takes the least memory and processor time, and a heap of this size it collects quickly.
        "-XX:+UseSerialGC",
        // What the server's classes need: below that, each growth is a full collection.
        "-XX:MetaspaceSize=96m",
        // Where the server is unpacked: it reads its class path a second time.
        "-Dfish.payara.micro.BootJar=" + distribution.server().toUri(),
        "-Dfish.payara.micro.UnpackDir=" + distribution.server().getParent());
  }

  private static List<String> server(Distribution distribution, Home home) {
    return List.of(
        "@" + distribution.serverConfig("server.args"), "--rootdir", home.server().toString());
  }
}
