package dev.plinth.system.supply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Native programs in the jars: for Linux only, and listed in the bill of materials. */
class ProgramsIT {

  private static final Pattern OF_ANOTHER_SYSTEM =
      Pattern.compile("(?i).*(windows|darwin|macos|\\.exe$|\\.dll$|\\.dylib$).*");

  private static final String REDIS = "redis/redis-server-6.2.6-v5-linux-amd64";

  @Test
  void areForLinuxOnly() throws IOException {
    List<String> entries = new ArrayList<>();
    for (Path jar : jars()) {
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        zip.stream()
            .filter(entry -> !entry.getName().endsWith(".class"))
            .map(ZipEntry::getName)
            .forEach(entries::add);
      }
    }

    assertThat(entries).contains(REDIS, "postgres-linux-x86_64.txz");
    assertThat(entries).noneMatch(name -> OF_ANOTHER_SYSTEM.matcher(name).matches());
  }

  private static List<Path> jars() throws IOException {
    try (Stream<Path> libraries = Files.list(Shipped.DISTRIBUTION.resolve("lib"))) {
      return Stream.concat(
              Stream.of(Shipped.DISTRIBUTION.resolve("plinth.jar")), libraries.toList().stream())
          .toList();
    }
  }

  @Test
  void areListedWithTheirVersions(@TempDir Path folder) throws IOException {
    assertThat(Sbom.programs()).containsOnlyKeys("PostgreSQL", "Redis");
    assertThat(versionOfRedis(folder)).contains(" v=" + Sbom.programs().get("Redis") + " ");
    assertThat(jars())
        .anyMatch(jar -> jar.toString().endsWith("-" + Sbom.programs().get("PostgreSQL") + ".jar"));
  }

  private static String versionOfRedis(Path folder) throws IOException {
    Path program = folder.resolve("redis-server");
    try (ZipFile zip = new ZipFile(Shipped.DISTRIBUTION.resolve("plinth.jar").toFile());
        InputStream in = zip.getInputStream(zip.getEntry(REDIS))) {
      Files.copy(in, program);
    }
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Process process = new ProcessBuilder(program.toString(), "--version").start();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }
}
