package dev.plinth.devtools.devloop;

import dev.plinth.launcher.Distribution;
import dev.plinth.launcher.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The source tree that a distribution was built from.
 *
 * @param root its folder
 */
record Sources(Path root) {

  /**
   * Finds the source tree that contains the distribution.
   *
   * @throws Failure if the distribution was moved out of the source tree
   */
  static Sources of(Distribution distribution) {
    Path root = distribution.root().resolve("../../..").normalize();
    Sources sources = new Sources(root);
    if (!sources.shared().stream().map(SourceModule::main).allMatch(Files::isDirectory)) {
      throw new Failure("there are no sources in " + root + ": run dev from a checkout of Plinth");
    }
    return sources;
  }

  /** Returns the modules in every service in compilation order: each may use those before it. */
  List<SourceModule> shared() {
    return List.of(module("service-runtime"), module("persistence-ejb"), module("rest-common"));
  }

  /** Returns the module of a service. */
  SourceModule service(String name) {
    return module(name + "-war");
  }

  private SourceModule module(String name) {
    return new SourceModule(root.resolve(name));
  }
}
