package dev.plinth.devtools.devloop;

import dev.plinth.launcher.Distribution;
import dev.plinth.launcher.home.Folders;
import dev.plinth.launcher.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The build directory of the development loop: {@code classes} has the output of each module,
 * {@code apps} the exploded WARs, each built once and never changed, and {@code commands} the
 * commands for the server.
 */
final class BuildDirectory {

  private static final String LIBRARIES = "WEB-INF/lib";

  private final Distribution distribution;
  private final Home home;
  private final Sources sources;
  private final Compiler compiler;
  private int wars;

  BuildDirectory(Distribution distribution, Home home, Sources sources, Compiler compiler) {
    this.distribution = distribution;
    this.home = home;
    this.sources = sources;
    this.compiler = compiler;
  }

  Sources sources() {
    return sources;
  }

  /** Returns the commands for the server. */
  ServerCommands commands() {
    return new ServerCommands(home.dev().resolve("commands"), distribution);
  }

  /** Empties the build directory. */
  void clear() throws IOException {
    Folders.delete(home.dev());
    Files.createDirectories(home.dev().resolve("commands"));
  }

  /** Unpacks the WAR that a service starts with. */
  Path firstWar(String service) throws IOException {
    Path war = newWar(service);
    Archives.unpack(distribution.service(service), war);
    return war;
  }

  /**
   * Compiles a module and adds its resources. The previous output is replaced only if there are no
   * errors.
   *
   * @param source the module's files
   * @param war a WAR with the libraries that the module may use
   */
  Compiler.Result make(SourceModule module, FolderSnapshot source, Path war) throws IOException {
    Path made = made(module);
    Path unfinished = made.resolveSibling(module.name() + ".unfinished");
    Folders.delete(unfinished);
    Files.createDirectories(unfinished);
    Compiler.Result result =
        compiler.run(source.files(module.java(), ".java"), classPath(module, war), unfinished);
    if (result.done()) {
      Archives.copy(source.files(module.resources(), ""), module.resources(), unfinished);
      Folders.delete(made);
      Files.move(unfinished, made);
    }
    return result;
  }

  /**
   * Builds a service's exploded WAR from its module, the shared modules, and the libraries of an
   * earlier WAR.
   *
   * @param source the files of the service's module
   */
  Path war(String service, FolderSnapshot source, Path before) throws IOException {
    SourceModule module = sources.service(service);
    Path war = newWar(service);
    Path libraries = war.resolve(LIBRARIES);
    Archives.copyAll(before.resolve(LIBRARIES), Files.createDirectories(libraries));
    for (SourceModule shared : sources.shared()) {
      Archives.pack(made(shared), jarOf(shared, libraries));
    }
    Archives.copyAll(made(module), war.resolve("WEB-INF/classes"));
    Archives.copy(source.files(module.webapp(), ""), module.webapp(), war);
    return war;
  }

  private Path newWar(String service) {
    return home.dev().resolve("apps").resolve(service + "-" + wars++);
  }

  private Path made(SourceModule module) {
    return home.dev().resolve("classes").resolve(module.name());
  }

  /**
   * Returns the services' class path: the shared modules, their libraries, and the server itself.
   */
  private List<Path> classPath(SourceModule module, Path war) throws IOException {
    List<Path> path = new ArrayList<>();
    sources.shared().stream()
        .takeWhile(it -> !it.equals(module))
        .map(this::made)
        .forEach(path::add);
    for (Path library : jars(war.resolve(LIBRARIES))) {
      if (sources.shared().stream().noneMatch(shared -> isOf(shared, library))) {
        path.add(library);
      }
    }
    path.addAll(distribution.serverClassPath());
    return path;
  }

  private static Path jarOf(SourceModule shared, Path libraries) throws IOException {
    return jars(libraries).stream()
        .filter(jar -> isOf(shared, jar))
        .findFirst()
        .orElse(libraries.resolve(shared.name() + ".jar"));
  }

  private static boolean isOf(SourceModule module, Path jar) {
    return jar.getFileName().toString().startsWith(module.name() + "-");
  }

  private static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }
}
