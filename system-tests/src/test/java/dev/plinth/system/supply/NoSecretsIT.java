package dev.plinth.system.supply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.system.product.ListedServices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Secret scan: neither the sources nor the distribution contain keys or passwords. */
class NoSecretsIT {

  private static final Path SOURCES = Path.of(System.getProperty("modules.directory")).normalize();

  private static final Pattern MADE = Pattern.compile("target|\\.git|\\.plinth|\\.idea");

  private static final Pattern KEY_FILE =
      Pattern.compile("(.*\\.(p12|pfx|jks|jceks|keystore|pem|key|der)|id_(rsa|ecdsa|ed25519))");

  /** Patterns of private keys and of well-known services' tokens. */
  private static final Pattern SECRET =
      Pattern.compile(
          "-----BEGIN [A-Z ]*PRIVATE KEY-----(\\s|\\\\n|[\"+])*[\\w+/]{40}"
              + "|\"d\"\\s*:\\s*\"[\\w-]{40,}|AKIA[0-9A-Z]{16}"
              + "|gh[pousr]_\\w{36}|xox[abp]-\\w{10,}|eyJhbGciOi[\\w-]+\\.eyJ[\\w-]+\\.[\\w-]{20,}");

  @Test
  void hasNoKeyFileAmongItsSources() {
    assertThat(sources()).isNotEmpty().noneMatch(NoSecretsIT::isKeyFile);
  }

  @Test
  void hasNoKeyOrTokenInItsSources() {
    assertThat(sources()).noneMatch(file -> SECRET.matcher(text(file)).find());
  }

  @Test
  void shipsNoKeyFile() throws IOException {
    List<String> shipped = new ArrayList<>();
    List<String> archives = new ArrayList<>(List.of("plinth.jar", "server/lib/plinth-server.jar"));
    ListedServices.names().forEach(service -> archives.add("apps/" + service + ".war"));
    for (String archive : archives) {
      try (ZipFile zip = new ZipFile(Shipped.DISTRIBUTION.resolve(archive).toFile())) {
        zip.stream().map(ZipEntry::getName).forEach(shipped::add);
      }
    }
    try (Stream<Path> files = Files.walk(Shipped.DISTRIBUTION)) {
      files.map(Path::toString).forEach(shipped::add);
    }

    assertThat(shipped).isNotEmpty().noneMatch(name -> isKeyFile(Path.of(name)));
  }

  private static boolean isKeyFile(Path file) {
    return KEY_FILE.matcher(file.getFileName().toString()).matches();
  }

  private static List<Path> sources() {
    List<Path> files = new ArrayList<>();
    collect(SOURCES, files);
    return files;
  }

  private static void collect(Path folder, List<Path> files) {
    try (Stream<Path> content = Files.list(folder)) {
      for (Path path : content.toList()) {
        if (!Files.isDirectory(path)) {
          files.add(path);
        } else if (!MADE.matcher(path.getFileName().toString()).matches()) {
          collect(path, files);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
