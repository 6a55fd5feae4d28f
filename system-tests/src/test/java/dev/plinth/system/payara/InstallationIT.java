package dev.plinth.system.payara;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.plinth.conformance.http.Client;
import dev.plinth.system.fixtures.Postgres;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Command;
import dev.plinth.system.product.Keys;
import dev.plinth.system.product.PayaraServer;
import dev.plinth.system.product.TestPorts;
import dev.plinth.system.product.UnpackedServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Installs both services on an unpacked server, and uninstalls them. */
@BesideOthers
class InstallationIT {

  private static final Path SCRIPTS =
      Path.of(System.getProperty("distribution.directory"), "server-config", "payara-server");

  private static UnpackedServer server;
  private static Postgres postgres;
  private static Keys keys;

  private final TestPorts ports = TestPorts.free();
  private final Map<String, String> environment = new HashMap<>(ports.environment());

  InstallationIT() {
    environment.putAll(postgres.configuration());
    environment.putAll(keys.configuration());
    environment.put("ADMIN_PASSWORD", PayaraServer.ADMIN_PASSWORD);
    environment.put("PORT_BASE", Integer.toString(server.portBase()));
  }

  @BeforeAll
  static void unpack() {
    server = UnpackedServer.fresh();
    postgres = Postgres.start("installation");
    keys = Keys.create();
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Test
  void acceptsTheRightPasswordAfterAWrongOneAndLeavesNothingBehind() throws IOException {
    Set<Path> unpacked = files();

    environment.put("DB_PASSWORD", "wrong");
    Command.Ending wrong = run("install");
    environment.putAll(postgres.configuration());
    Command.Ending right = run("install");
    Client blogs = new Client(URI.create("http://127.0.0.1:" + ports.blogs() + "/"));
    blogs.awaitAnswer("blogs", 200);
    Command.Ending elsewhere = withOtherPortOfBlogs();
    startWithTheWrittenEnvironment();
    blogs.awaitAnswer("blogs", 200);
    environment.put("ADMIN_PASSWORD", "wrong");
    Command.Ending stranger = run("install");
    Command.Ending removed = run("uninstall");

    assertThat(wrong.exitCode()).isZero();
    assertThat(wrong.said()).contains("the database can't be used yet: FATAL: password");
    assertThat(right.exitCode()).isZero();
    assertThat(right.said().lines()).singleElement().asString().startsWith("install: users on");
    assertThat(elsewhere.exitCode()).isEqualTo(1);
    assertThat(elsewhere.said()).contains("install: blogs does not answer on port");
    assertThat(removed.exitCode()).as(removed.said()).isZero();
    assertThat(files()).isEqualTo(unpacked);
    assertThat(ports.areFree() && TestPorts.isFree(server.adminPort())).isTrue();
    assertThat(stranger.exitCode()).isEqualTo(1);
    assertThat(stranger.said().lines())
        .containsExactly(
            "install: ADMIN_PASSWORD is not the password of the domain's administrator");
  }

  /** Installs with a port of blogs on which the running domain doesn't listen. */
  private Command.Ending withOtherPortOfBlogs() {
    Map<String, String> other = new HashMap<>(environment);
    other.put("BLOGS_PORT", Integer.toString(TestPorts.free().blogs()));
    Command.Ending ending = run("install", other);
    // The installation wrote the environment of a domain with that port.
    assertThat(run("install", environment).exitCode()).isZero();
    return ending;
  }

  /** Starts it as systemd does, without the environment of install. */
  private void startWithTheWrittenEnvironment() {
    String script =
        """
        %1$s stop-domain plinth
        exec env -i PATH="$PATH" AS_JAVA="%2$s" \
          sh -c 'set -a; . %3$s/config/plinth.env; exec %1$s start-domain plinth'
        """
            .formatted(server.asadmin(), System.getProperty("java.home"), server.domain());
    Command.Ending started = new Command(Map.of()).end(List.of("bash", "-c", script));
    assertThat(started.exitCode()).as(started.said()).isZero();
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments("DB_HOST", "", "DB_HOST is not set, and must be when"),
        arguments("ADMIN_PASSWORD", "", "ADMIN_PASSWORD is not set, and must be when"),
        arguments("JWT_KEY_SET_FILE", "", "JWT_KEY_SET_FILE is not set, and must be when"),
        arguments(
            "JWT_SIGNING_KEY_FILE", "/nowhere", "JWT_SIGNING_KEY_FILE can't be read: /nowhere"),
        arguments("USERS_PORT", "eighty", "USERS_PORT is \"eighty\", and must be a whole number"),
        arguments("LISTEN_ADDRESS", "localhost", "LISTEN_ADDRESS is \"localhost\", and must be an"),
        arguments("ADMIN_ADDRESS", "*", "ADMIN_ADDRESS is \"*\", and must be an address"),
        arguments("DB_SSL", "yes", "DB_SSL is \"yes\", and must be one of true, false"),
        arguments("DB_SSLROOTCERT", "/nowhere", "DB_SSLROOTCERT is set, and needs DB_SSL=true"),
        arguments("DB_POOL_SIZE", "0", "DB_POOL_SIZE is \"0\", and must be a whole number"),
        arguments(
            "PLINTH_LIMIT_WRITES",
            "many",
            "PLINTH_LIMIT_WRITES is \"many\", and must be 1 to 999999 per period"),
        arguments("DB_PASSWORD", "only-for-development", "DB_PASSWORD is the one for development"),
        arguments("ADMIN_PASSWORD", "only-for-development", "ADMIN_PASSWORD is the one for"),
        arguments("AS_JAVA", "/nowhere", "Java 17 or later is needed"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void reportsAMistakeInOneLineAndChangesNothing(String variable, String value, String expected) {
    environment.put(variable, value);

    assertRefused(run("install"), expected);
  }

  @Test
  void reportsThatAPortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(ports.blogs())) {
      assertRefused(run("install"), "port " + taken.getLocalPort() + " (BLOGS_PORT) is taken");
    }
  }

  @Test
  void reportsThatTheFolderIsNotAPayaraServer() {
    String folder = SCRIPTS.toString();

    Command.Ending ending =
        new Command(environment).end(List.of(SCRIPTS.resolve("install").toString(), folder));

    assertRefused(ending, folder + " is not an unpacked Payara Server");
  }

  private static void assertRefused(Command.Ending ending, String expected) {
    assertThat(ending.exitCode()).as(ending.said()).isEqualTo(1);
    assertThat(ending.said().lines())
        .singleElement()
        .asString()
        .startsWith("install: ")
        .contains(expected);
    assertThat(server.domain()).doesNotExist();
  }

  private Command.Ending run(String script) {
    return run(script, environment);
  }

  private static Command.Ending run(String script, Map<String, String> environment) {
    return new Command(environment)
        .end(List.of(SCRIPTS.resolve(script).toString(), server.root().toString()));
  }

  private static Set<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(server.root())) {
      return files.collect(toCollection(TreeSet::new));
    }
  }
}
