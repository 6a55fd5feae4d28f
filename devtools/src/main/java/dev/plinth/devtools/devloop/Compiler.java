package dev.plinth.devtools.devloop;

import dev.plinth.launcher.Failure;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Runs javac in this process, with the options of the build. */
final class Compiler {

  /** As in pom.xml, but warnings don't fail: unfinished code may have some. */
  private static final List<String> OPTIONS =
      List.of(
          "--release",
          "17",
          "-g",
          "-parameters",
          "-proc:none",
          "-encoding",
          "UTF-8",
          "-Xlint:all,-processing,-serial,-classfile,-path");

  private static final Predicate<String> IS_COUNT =
      Pattern.compile("\\d+ (error|warning)s?").asMatchPredicate();

  private final JavaCompiler javac;
  private final Sources sources;

  private Compiler(JavaCompiler javac, Sources sources) {
    this.javac = javac;
    this.sources = sources;
  }

  /**
   * @throws Failure if this Java has no compiler
   */
  static Compiler ofThisJava(Sources sources) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    if (javac == null) {
      throw new Failure("this Java has no compiler: install a JDK, or let JAVA_HOME point at one");
    }
    return new Compiler(javac, sources);
  }

  /**
   * The result of a compilation.
   *
   * @param done whether there were no errors
   * @param messages its messages as it prints them, with paths below the source tree
   */
  record Result(boolean done, List<String> messages) {}

  /** Compiles files into an empty folder. */
  Result run(List<Path> files, List<Path> classPath, Path output) throws IOException {
    if (files.isEmpty()) {
      return new Result(true, List.of());
    }
    Files.createDirectories(output);
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager manager = javac.getStandardFileManager(null, null, null)) {
      boolean done =
          javac
              .getTask(
                  messages,
                  manager,
                  null,
                  options(classPath, output),
                  null,
                  manager.getJavaFileObjectsFromPaths(files))
              .call();
      return new Result(done, relative(messages.toString()));
    }
  }

  private static List<String> options(List<Path> classPath, Path output) {
    String path =
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    return Stream.concat(OPTIONS.stream(), Stream.of("-cp", path, "-d", output.toString()))
        .toList();
  }

  private List<String> relative(String messages) {
    return messages
        .replace(sources.root() + File.separator, "")
        .lines()
        .filter(IS_COUNT.negate())
        .toList();
  }
}
