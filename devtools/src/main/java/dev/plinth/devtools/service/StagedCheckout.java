package dev.plinth.devtools.service;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * A copy of the sources in which a change is made and built. The checkout gets its files at the
 * end, all or none.
 *
 * @param root the folder of the checkout
 * @param folder the folder of the copy
 */
record StagedCheckout(Path root, Path folder) implements AutoCloseable {

  private static final Set<String> SKIPPED =
      Set.of("target", ".git", ".plinth", ".idea", "node_modules", "benchmarks", "images");

  /** Copies the sources of a checkout. */
  static StagedCheckout of(Path root) throws IOException {
    StagedCheckout staged = new StagedCheckout(root, root.resolve("devtools/target/staged"));
    staged.close();
    for (Path file : staged.sourcesIn(root)) {
      if (!isOfTests(root.relativize(file))) {
        copy(file, staged.folder.resolve(root.relativize(file)));
      }
    }
    // Maven wants each module, and needs only the description of this one.
    copy(root.resolve("benchmarks/pom.xml"), staged.folder.resolve("benchmarks/pom.xml"));
    return staged;
  }

  /** No test is compiled. */
  private static boolean isOfTests(Path file) {
    return StreamSupport.stream(file.spliterator(), false).anyMatch(Path.of("test")::equals);
  }

  private List<Path> sourcesIn(Path tree) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return !folder.equals(tree) && SKIPPED.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.add(file);
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from, to, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Copies what was added or changed to the checkout. If one can't be written, the checkout is as
   * before.
   *
   * @return these files
   */
  List<Path> publish() throws IOException {
    List<Path> changed = new ArrayList<>();
    for (Path file : sourcesIn(folder)) {
      Path target = root.resolve(folder.relativize(file));
      if (Files.isSymbolicLink(file) ? !Files.isSymbolicLink(target) : differs(file, target)) {
        changed.add(target);
      }
    }
    new FileChanges(changed).apply(target -> copy(folder.resolve(root.relativize(target)), target));
    return changed;
  }

  private static boolean differs(Path file, Path target) throws IOException {
    return !Files.exists(target) || Files.mismatch(file, target) >= 0;
  }

  /** Deletes the copy. */
  @Override
  public void close() throws IOException {
    FileChanges.deleteTree(folder);
  }
}
