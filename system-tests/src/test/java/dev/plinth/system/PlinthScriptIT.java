package dev.plinth.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code plinth} in a checkout reports in one line why it can't build or start. */
@BesideOthers
class PlinthScriptIT {

  private static final Path ORIGINAL =
      Path.of(System.getProperty("modules.directory"), "plinth").normalize();

  @TempDir private Path folder;
  private Path checkout;

  @BeforeEach
  void copy() throws IOException {
    checkout = Files.createDirectory(folder.resolve("checkout"));
    Files.copy(ORIGINAL, checkout.resolve("plinth"));
  }

  @Test
  void namesAJavaHomeWithoutJava() {
    assertRefused(
        Path.of("/nowhere"),
        "there is no java in JAVA_HOME (/nowhere): install a JDK from 17 on, or let JAVA_HOME"
            + " point at one");
  }

  @Test
  void namesAJavaThatIsTooOld() throws IOException {
    Path home = javaOfVersion("11.0.2");

    assertRefused(home, "Java 17 or later is needed, " + home + "/bin/java is version 11");
  }

  @Test
  void namesAJavaThatCanNotCompile() throws IOException {
    Path home = javaOfVersion("17.0.1");

    assertRefused(home, "the build needs a JDK, and there is no javac in JAVA_HOME (" + home + ")");
  }

  @Test
  void namesACheckoutThatItCanNotWriteTo() throws IOException {
    // Even root, which may write to every folder, can't create one here.
    Files.createFile(checkout.resolve("launcher"));

    assertRefused(
        Path.of(System.getProperty("java.home")),
        "the build can't write to " + checkout.toRealPath() + ": make it writable, or copy it");
  }

  @Test
  void runsInAFolderWhoseNameTheLocaleCanNotExpress() {
    // Through a shell, which needs no locale for the two bytes of the letter.
    String script =
        """
        unset JAVA_TOOL_OPTIONS
        cd "$(dirname '%1$s')"
        letter=$(printf 'h\\303\\266me')
        mkdir -p "$letter/launcher/target" && cp '%1$s' "$letter"
        ln -s '%2$s' "$letter/launcher/target/plinth"
        "$letter/plinth" --version
        """
            .formatted(
                checkout.resolve("plinth"),
                Path.of(System.getProperty("distribution.directory")).toAbsolutePath());

    Command.Ending ending =
        new Command(Map.of("LC_ALL", "C", "JAVA_HOME", System.getProperty("java.home")))
            .end(List.of("sh", "-c", script));

    assertThat(ending.exitCode()).as(ending.said()).isZero();
    assertThat(ending.said().lines()).first().asString().startsWith("Plinth ");
  }

  /** Creates a fake Java of a version, without a compiler. */
  private Path javaOfVersion(String version) throws IOException {
    Path home = folder.resolve("java");
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"" + version + "\"' >&2\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    return home;
  }

  private void assertRefused(Path javaHome, String expected) {
    Command.Ending ending =
        new Command(Map.of("JAVA_HOME", javaHome.toString()))
            .end(List.of(checkout.resolve("plinth").toString(), "up"));

    assertThat(ending.exitCode()).as(ending.said()).isEqualTo(1);
    assertThat(ending.said().lines()).singleElement().asString().startsWith("plinth: " + expected);
  }
}
