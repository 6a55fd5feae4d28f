package dev.plinth.launcher.settings;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of settings is the source of what other files say about them. */
class SettingTest {

  private static final Path ROOT = Path.of("..");
  private static final Path GUIDE = ROOT.resolve("docs/configuration.md");

  /** With this property the first test writes the table into the guide. */
  private static final String WRITE = "plinth.guide.write";

  private static final Pattern BOOT_VARIABLE = Pattern.compile("\\$\\{ENV=([A-Z_]+)}");

  /** The same for any list of services. */
  private static final List<String> OF_EACH_SERVICE =
      List.of(
          "| *NAME*_PORT | in [services.conf](../server-config/services.conf) | Port of a service:"
              + " USERS_PORT for users, BLOGS_PORT for blogs |",
          "| *NAME*_TLS_PORT | 443 above that default | With TLS_KEYSTORE: port of a service by"
              + " HTTPS: USERS_TLS_PORT for users, BLOGS_TLS_PORT for blogs |");

  @TempDir private Path folder;

  @Test
  void theGuideHasTheWholeTable() throws IOException {
    List<String> lines = Files.readAllLines(GUIDE);
    int first = lines.indexOf(table().get(0));
    List<String> rows = lines.stream().filter(line -> line.startsWith("|")).toList();
    if (Boolean.getBoolean(WRITE)) {
      List<String> written = new ArrayList<>(lines);
      written.removeAll(rows);
      written.addAll(first, table());
      Files.write(GUIDE, written);
      return;
    }

    assertThat(rows)
        .as("%s; -Dtest=SettingTest -D%s=true writes it from Setting", GUIDE, WRITE)
        .containsExactlyElementsOf(table());
  }

  private static List<String> table() {
    return Stream.of(
            Stream.of("| variable | default | meaning |", "|---|---|---|"),
            Arrays.stream(Setting.values()).map(SettingTest::row),
            OF_EACH_SERVICE.stream())
        .flatMap(rows -> rows)
        .toList();
  }

  private static String row(Setting setting) {
    String required = String.join(", or ", setting.required());
    return "| %s | %s | %s |"
        .formatted(
            setting,
            setting.defaultValue(),
            setting.meaning() + (required.isEmpty() ? "" : ". Required when " + required));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Behind HAProxy a stopping server still accepts for some seconds.
        ".env.example | (?m)^#([A-Z_]+)=(.*)$ | STOP_GRACE_SECONDS",
        "docker-compose.yml | \\$\\{([A-Z_]+):-([^}]*)} | STOP_GRACE_SECONDS",
        "docker-compose.yml | (?m)^  ([A-Z_]+): \"?([^$\"\\n]+)\"?$ | ''",
        "server-config/Dockerfile | ([A-Z_]+)=([^ \\n]+) | APP_ENV LISTEN_ADDRESS PLINTH_HOME",
        "server-config/container/payara-server.Dockerfile | ([A-Z_]+)=([^ \\n]+) | LISTEN_ADDRESS"
            + " ADMIN_ADDRESS"
      })
  void noFileHasAnotherDefault(String file, String pattern, String exceptions) throws IOException {
    Map<String, String> defaults = defaults();
    Map<String, String> stated =
        Pattern.compile(pattern)
            .matcher(Files.readString(ROOT.resolve(file)))
            .results()
            .filter(pair -> defaults.containsKey(pair.group(1)))
            .filter(pair -> !List.of(exceptions.split(" ")).contains(pair.group(1)))
            .collect(toMap(pair -> pair.group(1), pair -> pair.group(2), (one, other) -> other));

    assertThat(stated).isNotEmpty();
    assertThat(defaults).containsAllEntriesOf(stated);
  }

  /** A service that starts without the launcher, as in the tests of its module, has them too. */
  @Test
  void theServicesHaveTheSameDefaults() throws IOException {
    Map<String, String> defaults = defaults();
    Map<String, String> stated =
        Files.readAllLines(
                ROOT.resolve(
                    "service-runtime/src/main/resources/META-INF/microprofile-config.properties"))
            .stream()
            .filter(line -> line.contains("=") && !line.startsWith("#"))
            .map(line -> line.split("=", 2))
            .map(pair -> new String[] {variable(pair[0]), pair[1]})
            .filter(pair -> defaults.containsKey(pair[0]))
            .collect(toMap(pair -> pair[0], pair -> pair[1]));

    assertThat(stated).hasSizeGreaterThan(5);
    assertThat(defaults).containsAllEntriesOf(stated);
  }

  /** As MicroProfile Config maps the name of a property to an environment variable. */
  private static String variable(String property) {
    return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  private static Map<String, String> defaults() {
    Map<String, String> defaults = new HashMap<>();
    Arrays.stream(Setting.values())
        .filter(setting -> !setting.defaultValue().isEmpty())
        .forEach(setting -> defaults.put(setting.name(), setting.defaultValue()));
    ServiceSetting.of(Settings.from(Map.of()).services())
        .forEach(setting -> defaults.put(setting.name(), Integer.toString(setting.defaultPort())));
    return defaults;
  }

  @Test
  void aServerGetsEachVariableOfItsBootCommands() throws IOException {
    Map<String, String> environment = new HashMap<>();
    for (String name : List.of("DB_HOST", "DB_NAME", "DB_USERNAME", "DB_PASSWORD", "REDIS_HOST")) {
      environment.put(name, "any");
    }
    for (String name : List.of("JWT_SIGNING_KEY_FILE", "JWT_KEY_SET_FILE")) {
      environment.put(name, Files.createFile(folder.resolve(name)).toString());
    }
    environment.putAll(Map.of("ADMIN_PASSWORD", "any", "DATA_GRID_HOST", "any"));

    assertThat(StandaloneEnvironment.ofContainer(environment))
        .containsKeys(variablesOf("pre-boot.asadmin"));
    assertThat(StandaloneEnvironment.ofDomain(environment))
        .containsKeys(variablesOf("pre-boot.asadmin"))
        .containsKeys(variablesOf("payara-server/before.asadmin"));
  }

  private static String[] variablesOf(String file) throws IOException {
    return Files.readAllLines(ROOT.resolve("server-config").resolve(file)).stream()
        .filter(line -> !line.startsWith("#"))
        .flatMap(line -> BOOT_VARIABLE.matcher(line).results())
        .map(variable -> variable.group(1))
        // install says so where DATA_GRID_HOST is set.
        .filter(name -> !Set.of("DATA_GRID").contains(name))
        .distinct()
        .toArray(String[]::new);
  }
}
