package dev.plinth.devtools.devloop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Keeps what is compiled in step with the sources. */
final class IncrementalBuild {

  private final BuildDirectory workshop;
  private final DevReport report;
  private final Map<SourceModule, FolderSnapshot> compiled = new HashMap<>();

  IncrementalBuild(BuildDirectory workshop, DevReport report) {
    this.workshop = workshop;
    this.report = report;
  }

  /**
   * Compiles the modules that have changed, and every module after a change of a shared one.
   *
   * @param wars an unpacked WAR of each module's service, or any for a shared module
   * @return whether everything is compiled
   */
  boolean compile(SourcesSnapshot look, Map<SourceModule, Path> wars) throws IOException {
    if (!workshop.sources().shared().stream().allMatch(it -> isCompiled(it, look))) {
      compiled.clear();
    }
    boolean done = true;
    for (SourceModule module : look.modules().keySet()) {
      if (!isCompiled(module, look) && !compile(module, look, wars.get(module))) {
        done = false;
        if (workshop.sources().shared().contains(module)) {
          break;
        }
      }
    }
    return done;
  }

  private boolean isCompiled(SourceModule module, SourcesSnapshot look) {
    return look.of(module).equals(compiled.get(module));
  }

  private boolean compile(SourceModule module, SourcesSnapshot look, Path war) throws IOException {
    Compiler.Result result = workshop.make(module, look.of(module), war);
    if (result.done()) {
      compiled.put(module, look.of(module));
    }
    report.compiled(module, result);
    return result.done();
  }
}
