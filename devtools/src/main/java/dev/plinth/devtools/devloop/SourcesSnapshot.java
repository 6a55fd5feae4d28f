package dev.plinth.devtools.devloop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A snapshot of the sources.
 *
 * @param modules each module's files, in compilation order
 */
record SourcesSnapshot(Map<SourceModule, FolderSnapshot> modules) {

  /** Takes a snapshot of the shared modules and those of the services. */
  static SourcesSnapshot at(Sources sources, List<String> services) {
    List<SourceModule> modules = new ArrayList<>(sources.shared());
    services.stream().map(sources::service).forEach(modules::add);
    Map<SourceModule, FolderSnapshot> snapshots = new LinkedHashMap<>();
    modules.forEach(module -> snapshots.put(module, module.snapshot()));
    return new SourcesSnapshot(snapshots);
  }

  FolderSnapshot of(SourceModule module) {
    return modules.get(module);
  }

  /** Returns the modules of one service. */
  SourcesSnapshot ofService(Sources sources, String service) {
    Map<SourceModule, FolderSnapshot> part = new LinkedHashMap<>(modules);
    part.keySet()
        .removeIf(it -> !sources.shared().contains(it) && !it.equals(sources.service(service)));
    return new SourcesSnapshot(part);
  }

  /** Returns the files added, changed or deleted since an earlier snapshot of the same modules. */
  List<Path> since(SourcesSnapshot before) {
    return modules.entrySet().stream()
        .flatMap(it -> it.getValue().since(before.of(it.getKey())).stream())
        .toList();
  }
}
