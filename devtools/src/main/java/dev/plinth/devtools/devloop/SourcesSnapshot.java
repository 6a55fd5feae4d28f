package dev.plinth.devtools.devloop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A look at the sources.
 *
 * @param modules each module's files, in the order of compilation
 */
record SourcesSnapshot(Map<SourceModule, FolderSnapshot> modules) {

  /** Looks at the shared modules and those of the services. */
  static SourcesSnapshot at(Sources sources, List<String> services) {
    List<SourceModule> modules = new ArrayList<>(sources.shared());
    services.stream().map(sources::service).forEach(modules::add);
    Map<SourceModule, FolderSnapshot> looks = new LinkedHashMap<>();
    modules.forEach(module -> looks.put(module, module.snapshot()));
    return new SourcesSnapshot(looks);
  }

  FolderSnapshot of(SourceModule module) {
    return modules.get(module);
  }

  /** The part that one service is made of. */
  SourcesSnapshot ofService(Sources sources, String service) {
    Map<SourceModule, FolderSnapshot> part = new LinkedHashMap<>(modules);
    part.keySet()
        .removeIf(it -> !sources.shared().contains(it) && !it.equals(sources.service(service)));
    return new SourcesSnapshot(part);
  }

  /** The files that are new, changed or gone since an earlier look at the same modules. */
  List<Path> since(SourcesSnapshot before) {
    return modules.entrySet().stream()
        .flatMap(it -> it.getValue().since(before.of(it.getKey())).stream())
        .toList();
  }
}
