package dev.plinth.devtools.devloop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Incremental build: compiles the modules whose sources changed. */
final class IncrementalBuild {

  private final BuildDirectory directory;
  private final DevReport report;
  private final Map<SourceModule, FolderSnapshot> compiled = new HashMap<>();

  IncrementalBuild(BuildDirectory directory, DevReport report) {
    this.directory = directory;
    this.report = report;
  }

  /**
   * Compiles the modules that changed, or every module if a shared one changed.
   *
   * @param wars an exploded WAR of each module's service, or of any service for a shared module
   * @return whether everything is compiled
   */
  boolean compile(SourcesSnapshot snapshot, Map<SourceModule, Path> wars) throws IOException {
    if (!directory.sources().shared().stream().allMatch(it -> isCompiled(it, snapshot))) {
      compiled.clear();
    }
    boolean done = true;
    for (SourceModule module : snapshot.modules().keySet()) {
      if (!isCompiled(module, snapshot) && !compile(module, snapshot, wars.get(module))) {
        done = false;
        if (directory.sources().shared().contains(module)) {
          break;
        }
      }
    }
    return done;
  }

  private boolean isCompiled(SourceModule module, SourcesSnapshot snapshot) {
    return snapshot.of(module).equals(compiled.get(module));
  }

  private boolean compile(SourceModule module, SourcesSnapshot snapshot, Path war)
      throws IOException {
    Compiler.Result result = directory.make(module, snapshot.of(module), war);
    if (result.done()) {
      compiled.put(module, snapshot.of(module));
    }
    report.compiled(module, result);
    return result.done();
  }
}
