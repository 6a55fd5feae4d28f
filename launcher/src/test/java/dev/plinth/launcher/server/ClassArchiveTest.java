package dev.plinth.launcher.server;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.launcher.Distribution;
import dev.plinth.launcher.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {

  private static final String LIST = "-XX:DumpLoadedClassList=";
  private static final String USE = "-XX:SharedArchiveFile=";

  private final List<String> warnings = new ArrayList<>();
  @TempDir private Path folder;
  private Distribution distribution;
  private Home home;

  @BeforeEach
  void write() throws IOException {
    distribution = new Distribution(folder.resolve("a distribution"));
    home = new Home(folder.resolve("home")).prepare();
    for (String jar :
        List.of(
            "launch-micro.jar",
            "runtime/kernel.jar",
            "lib/postgresql.jar",
            "lib/icu4j.jar",
            "lib/plinth-server.jar")) {
      Path file = distribution.root().resolve("server").resolve(jar);
      Files.createDirectories(file.getParent());
      new JarOutputStream(Files.newOutputStream(file)).close();
    }
    Files.createDirectories(home.server());
    Files.writeString(home.server().resolve("classes.list"), "java/lang/Object id: 0\njava/la");
  }

  @Test
  void hasNoClassesOfOtherLoaders() {
    assertThat(
            ClassArchiving.archivable(
                """
                java/lang/Object id: 0
                @lambda-proxy java/lang/Object run
                dev/plinth/A id: 9 super: 0 interfaces: 3 source: /users/WEB-INF/lib/a.jar
                java/lang/String id: 1
                java/la\
                """))
        .containsExactly(
            "java/lang/Object id: 0",
            "@lambda-proxy java/lang/Object run",
            "java/lang/String id: 1");
  }

  @Test
  void isUsedByTheNextStartOnceItIsMade() throws IOException {
    ClassArchive first = archive();
    List<String> before = first.javaOptions();

    make(first);

    assertThat(before).singleElement().asString().startsWith(LIST);
    assertThat(archive().javaOptions()).contains(USE + archive().find().orElseThrow());
    assertThat(archive().deleteIfDamaged()).isFalse();
    assertThat(archive().unfinished()).doesNotExist();
    assertThat(warnings).isEmpty();
  }

  @Test
  void isMadeOnlyOnce() throws IOException {
    make(archive());

    Optional<ClassArchiving> second = start(archive());

    assertThat(second).isEmpty();
  }

  @Test
  void isNotUsedByAnotherServerAndEndsWithTheOthersArchive() throws IOException {
    make(archive());
    Path old = archive().find().orElseThrow();
    Files.writeString(distribution.root().resolve("server/lib/plinth-server.jar"), "another");

    Optional<Path> after = archive().find();
    make(archive());

    assertThat(after).isEmpty();
    assertThat(old).doesNotExist();
    assertThat(archive().find()).isPresent();
  }

  @Test
  void isDeletedWhenItIsDamaged() throws IOException {
    make(archive());
    Path file = archive().find().orElseThrow();
    byte[] content = Files.readAllBytes(file);
    content[content.length / 2] ^= 1;
    Files.delete(file);
    Files.write(file, content);

    boolean deleted = archive().deleteIfDamaged();

    assertThat(deleted).isTrue();
    assertThat(archive().find()).isEmpty();
  }

  @Test
  void isAbsentWhenJavaCanNotMakeIt() throws IOException {
    Files.writeString(home.server().resolve("classes.list"), "@not-a-class\n");

    start(archive()).orElseThrow().await();

    assertThat(archive().find()).isEmpty();
    assertThat(archive().unfinished()).doesNotExist();
    assertThat(warnings).singleElement().asString().contains("could not be made");
  }

  @Test
  void isAbsentWhenItsProcessIsStopped() throws IOException {
    // Takes seconds.
    Path classesOfJava = Path.of(System.getProperty("java.home"), "lib", "classlist");
    Files.copy(classesOfJava, home.server().resolve("classes.list"), REPLACE_EXISTING);
    ClassArchiving archiving = start(archive()).orElseThrow();

    archiving.stop();

    assertThat(archive().find()).isEmpty();
    assertThat(archive().unfinished()).doesNotExist();
    assertThat(warnings).isEmpty();
    assertThat(start(archive())).isPresent().get().satisfies(ClassArchiving::stop);
  }

  private ClassArchive archive() throws IOException {
    return ClassArchive.of(distribution, home);
  }

  private Optional<ClassArchiving> start(ClassArchive archive) throws IOException {
    return ClassArchiving.start(distribution, home, archive, warnings::add);
  }

  private void make(ClassArchive archive) throws IOException {
    start(archive).orElseThrow().await();
  }
}
