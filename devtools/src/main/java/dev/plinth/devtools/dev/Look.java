package dev.plinth.devtools.dev;

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
record Look(Map<Module, Snapshot> modules) {

  /** Looks at the shared modules and those of the services. */
  static Look at(Sources sources, List<String> services) {
    List<Module> modules = new ArrayList<>(sources.shared());
    services.stream().map(sources::service).forEach(modules::add);
    Map<Module, Snapshot> looks = new LinkedHashMap<>();
    modules.forEach(module -> looks.put(module, module.snapshot()));
    return new Look(looks);
  }

  Snapshot of(Module module) {
    return modules.get(module);
  }

  /** The part that one service is made of. */
  Look ofService(Sources sources, String service) {
    Map<Module, Snapshot> part = new LinkedHashMap<>(modules);
    part.keySet()
        .removeIf(it -> !sources.shared().contains(it) && !it.equals(sources.service(service)));
    return new Look(part);
  }

  /** The files that are new, changed or gone since an earlier look at the same modules. */
  List<Path> since(Look before) {
    return modules.entrySet().stream()
        .flatMap(it -> it.getValue().since(before.of(it.getKey())).stream())
        .toList();
  }
}
