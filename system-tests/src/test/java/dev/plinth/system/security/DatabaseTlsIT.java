package dev.plinth.system.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.system.fixtures.Keystore;
import dev.plinth.system.fixtures.Postgres;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Launch;
import dev.plinth.system.product.UpProduct;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** DB_SSL: PostgreSQL's certificate is verified, and a failure is reported in one line. */
@BesideOthers
class DatabaseTlsIT {

  private static final Keystore LOCALHOST = Keystore.make();

  private static Postgres postgres;

  @BeforeAll
  static void start() {
    postgres = Postgres.start("database-tls");
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Test
  void encryptsTheConnectionsOfCommandAndServer() {
    offer(LOCALHOST);
    Map<String, String> configuration = configuration(LOCALHOST);

    assertThat(Launch.of(configuration, "migrate").exitCode()).isZero();
    try (UpProduct product = UpProduct.start("database-tls", configuration)) {
      product.blogs().awaitAnswer("blogs", 200);
      assertThat(
              postgres.column(
                  """
                  select distinct ssl::text from pg_stat_ssl join pg_stat_activity using (pid)
                  where usename = 'plinth'
                  """))
          .containsExactly("true");
    }
  }

  @Test
  void trustsTheAuthoritiesOfTheJdk() {
    offer(LOCALHOST);
    Map<String, String> environment = configuration();
    environment.put(
        "JAVA_TOOL_OPTIONS",
        "-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=%s"
            .formatted(LOCALHOST.file(), "'" + Keystore.PASSWORD + "'"));

    Launch status = Launch.of(environment, "migration", "status");

    assertThat(status.exitCode()).as(status.toString()).isZero();
  }

  @Test
  void refusesACertificateOfAnUnknownAuthority() {
    offer(LOCALHOST);

    assertThat(refusal(configuration()))
        .startsWith("plinth: the certificate of " + address() + " is not trusted: ")
        .contains("DB_SSLROOTCERT", "the JDK's trust store");
  }

  @Test
  void refusesACertificateOfAnotherAuthorityThanTheNamedOne() {
    offer(LOCALHOST);

    assertThat(refusal(configuration(Keystore.make())))
        .startsWith("plinth: the certificate of " + address() + " is not trusted: ");
  }

  @Test
  void refusesACertificateForAnotherHost() {
    Keystore elsewhere = Keystore.make("san=dns:elsewhere.example.org");
    offer(elsewhere);

    assertThat(refusal(configuration(elsewhere)))
        .isEqualTo(
            "plinth: the certificate of "
                + address()
                + " is for another host name: set DB_HOST to a name in the certificate");
  }

  @Test
  void refusesAServerWithoutTls() {
    postgres.offerNoTls();
    await().until(() -> postgres.column("show ssl").equals(List.of("off")));

    assertThat(refusal(configuration(LOCALHOST)))
        .isEqualTo(
            "plinth: "
                + address()
                + " does not offer TLS: set ssl = on in PostgreSQL, or DB_SSL=false");
  }

  private static void offer(Keystore keystore) {
    postgres.offerTls(keystore);
    await().until(() -> postgres.column("show ssl").equals(List.of("on")));
  }

  private static String refusal(Map<String, String> environment) {
    Launch launch = Launch.of(environment, "migration", "status");
    assertThat(launch.exitCode()).as(launch.toString()).isEqualTo(1);
    assertThat(launch.err()).hasSize(1);
    return launch.err().get(0);
  }

  private static Map<String, String> configuration() {
    Map<String, String> environment = new HashMap<>(postgres.configuration());
    environment.put("DB_SSL", "true");
    return environment;
  }

  private static Map<String, String> configuration(Keystore authority) {
    Map<String, String> environment = configuration();
    environment.put("DB_SSLROOTCERT", authority.certificate().toString());
    return environment;
  }

  private static String address() {
    return "postgresql://plinth@127.0.0.1:" + postgres.port() + "/plinth";
  }
}
