package dev.plinth.devtools.devloop;

import java.nio.file.Path;

/**
 * A module of the source tree.
 *
 * @param folder where it is; its name is the module's
 */
record SourceModule(Path folder) {

  String name() {
    return folder.getFileName().toString();
  }

  /** All that the product is made of. */
  Path main() {
    return folder.resolve("src/main");
  }

  Path java() {
    return main().resolve("java");
  }

  /** What stands beside the classes. */
  Path resources() {
    return main().resolve("resources");
  }

  /** What stands at the root of a WAR. */
  Path webapp() {
    return main().resolve("webapp");
  }

  FolderSnapshot snapshot() {
    return FolderSnapshot.of(main());
  }
}
