package dev.plinth.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.system.product.Checkout;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Removes the gate of the database from one service of a checkout's distribution. */
public final class GateRemoval {

  private static final String PACKAGE = "dev/plinth/runtime/database/";
  private static final String SOURCES = "service-runtime/src/main/java/" + PACKAGE;

  /** The gate, and what checks the state again before each attempt. */
  private static final List<String> CLASSES =
      List.of("DatabaseGate", "TransientFailureInterceptor");

  private static final String CONDITION = "if (!status.isUp()) {";

  private GateRemoval() {}

  /** Removes the gate from a service. The sources of the checkout lose it for all services. */
  public static void from(String service, Checkout checkout) throws IOException {
    for (String type : CLASSES) {
      String source = checkout.read(SOURCES + type + ".java");
      assertThat(source).contains(CONDITION);
      checkout.save(SOURCES + type + ".java", source.replace(CONDITION, "if (status == null) {"));
    }
    Path classes = Files.createTempDirectory(checkout.root(), "classes");
    Path war = checkout.distribution().resolve("apps").resolve(service + ".war");
    Path changed = classes.resolve("changed.war");
    Files.copy(war, changed);
    Path jar = classes.resolve("runtime.jar");
    try (FileSystem inWar = FileSystems.newFileSystem(changed);
        Stream<Path> libraries = Files.list(inWar.getPath("WEB-INF/lib"))) {
      Path runtime =
          libraries
              .filter(it -> it.getFileName().toString().startsWith("service-runtime"))
              .findFirst()
              .orElseThrow();
      Files.copy(runtime, jar);
      compile(checkout, jar, classes);
      try (FileSystem inJar = FileSystems.newFileSystem(jar)) {
        for (String type : CLASSES) {
          String file = PACKAGE + type + ".class";
          Files.copy(
              classes.resolve(file), inJar.getPath(file), StandardCopyOption.REPLACE_EXISTING);
        }
      }
      Files.copy(jar, runtime, StandardCopyOption.REPLACE_EXISTING);
    }
    // The WAR is a link to the built one, which stays as it is.
    Files.move(changed, war, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void compile(Checkout checkout, Path runtime, Path classes) throws IOException {
    try (Stream<Path> files = Files.walk(checkout.distribution().resolve("server"))) {
      String classPath =
          Stream.concat(Stream.of(runtime), files.filter(it -> it.toString().endsWith(".jar")))
              .map(Path::toString)
              .collect(Collectors.joining(File.pathSeparator));
      List<String> arguments =
          new ArrayList<>(List.of("-proc:none", "-cp", classPath, "-d", classes.toString()));
      CLASSES.forEach(
          type -> arguments.add(checkout.root().resolve(SOURCES + type + ".java").toString()));
      int result =
          ToolProvider.getSystemJavaCompiler()
              .run(null, null, null, arguments.toArray(String[]::new));
      assertThat(result).isZero();
    }
  }
}
