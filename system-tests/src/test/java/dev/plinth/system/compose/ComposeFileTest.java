package dev.plinth.system.compose;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks the compose file without a Docker engine. */
class ComposeFileTest {

  private static final Path ROOT = Path.of(System.getProperty("modules.directory"));
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_0-9]+):-([^}]*)}");
  private static final Pattern EXAMPLE = Pattern.compile("(?m)^#([A-Z_0-9]+)=(.*)$");
  private static final Pattern MOUNT = Pattern.compile("\"\\./([^:\"]+):([^:\"]+):ro\"");

  @Test
  void hasEveryVariableOfTheExampleWithTheSameDefault() throws IOException {
    Map<String, String> read = pairs(VARIABLE, "docker-compose.yml");
    Map<String, String> documented = pairs(EXAMPLE, ".env.example");

    assertThat(documented).isNotEmpty().isEqualTo(read);
  }

  @Test
  void mountsOnlyExistingFiles() throws IOException {
    List<MatchResult> mounts = matches(MOUNT, "docker-compose.yml").toList();

    assertThat(mounts).isNotEmpty();
    assertThat(mounts).allSatisfy(mount -> assertThat(ROOT.resolve(mount.group(1))).isDirectory());
  }

  @Test
  void givesGrafanaTheDashboardsWhereItLooksForThem() throws IOException {
    String provider =
        Files.readString(ROOT.resolve("server-config/grafana/provisioning/dashboards/plinth.yml"));

    String container =
        matches(MOUNT, "docker-compose.yml")
            .filter(mount -> mount.group(1).equals("server-config/grafana/dashboards"))
            .map(mount -> mount.group(2))
            .findFirst()
            .orElseThrow();

    assertThat(provider).contains("path: " + container + "\n");
  }

  private static Map<String, String> pairs(Pattern pattern, String file) throws IOException {
    return matches(pattern, file)
        .collect(toMap(pair -> pair.group(1), pair -> pair.group(2), ComposeFileTest::same));
  }

  private static String same(String one, String other) {
    assertThat(other).isEqualTo(one);
    return one;
  }

  private static Stream<MatchResult> matches(Pattern pattern, String file) throws IOException {
    return pattern.matcher(Files.readString(ROOT.resolve(file))).results();
  }
}
