package dev.plinth.devtools.devloop;

import java.nio.file.Path;

/**
 * A module of the source tree.
 *
 * @param folder the module's folder, which has the module's name
 */
record SourceModule(Path folder) {

  String name() {
    return folder.getFileName().toString();
  }

  /** Returns the folder of all production sources. */
  Path main() {
    return folder.resolve("src/main");
  }

  Path java() {
    return main().resolve("java");
  }

  /** Returns the folder of the resources on the class path. */
  Path resources() {
    return main().resolve("resources");
  }

  /** Returns the folder of the files at the root of a WAR. */
  Path webapp() {
    return main().resolve("webapp");
  }

  FolderSnapshot snapshot() {
    return FolderSnapshot.of(main());
  }
}
