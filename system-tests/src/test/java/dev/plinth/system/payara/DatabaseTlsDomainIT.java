package dev.plinth.system.payara;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.system.fixtures.Keystore;
import dev.plinth.system.fixtures.Postgres;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Command;
import dev.plinth.system.product.PayaraServer;
import dev.plinth.system.product.Product;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** DB_SSL in a domain, whose own trust store does not count for PostgreSQL. */
@BesideOthers
class DatabaseTlsDomainIT {

  private static final Path BUILD = Path.of(System.getProperty("build.directory"));
  private static final Keystore LOCALHOST = Keystore.make();
  private static final String ENCRYPTED =
      """
      select distinct ssl::text from pg_stat_ssl join pg_stat_activity using (pid)
      where application_name = 'plinth'
      """;

  private static Postgres postgres;

  @BeforeAll
  static void start() {
    postgres = Postgres.start("database-tls-domain");
    postgres.offerTls(LOCALHOST);
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Test
  void trustsTheFileThatIsNamed() {
    String variable = "DB_SSLROOTCERT";
    String file = LOCALHOST.certificate().toString();

    // Also if systemd starts the domain, which reads the variables from that file.
    assertThat(assertServes(Map.of(variable, file))).contains(variable + "=\"" + file + '"');
  }

  @Test
  void trustsTheAuthoritiesOfTheJdk() throws IOException {
    Path jdk = Files.createTempDirectory(BUILD, "jdk").resolve("jdk").toAbsolutePath();
    Path store = jdk.resolve("lib/security/cacerts");
    run("cp", "-a", System.getProperty("java.home"), jdk.toString());
    Files.delete(store);
    run(
        jdk.resolve("bin/keytool").toString(),
        "-importcert",
        "-noprompt",
        "-alias",
        "plinth",
        "-file",
        LOCALHOST.certificate().toString(),
        "-keystore",
        store.toString(),
        "-storepass",
        "changeit");

    assertServes(Map.of("AS_JAVA", jdk.toString()));
    run("rm", "-r", jdk.toString());
  }

  /** Returns the environment that the installation wrote for other ways to start the domain. */
  private static String assertServes(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(postgres.configuration());
    environment.put("DB_SSL", "true");
    environment.putAll(more);
    try (PayaraServer product = (PayaraServer) Product.start("database-tls-domain", environment)) {
      product.blogs().awaitAnswer("blogs", 200);
      product.awaitUsers();

      assertThat(postgres.column(ENCRYPTED)).containsExactly("true");
      return Files.readString(product.domain().resolve("config/plinth.env"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(String... command) {
    Command.Ending ending = new Command(Map.of()).end(List.of(command));
    assertThat(ending.exitCode()).as(ending.said()).isZero();
  }
}
