package dev.plinth.system.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Client;
import dev.plinth.devtools.fault.ProcessSignals;
import dev.plinth.system.fault.Figures;
import dev.plinth.system.http.RawConnection;
import dev.plinth.system.observe.Numbers;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Command;
import dev.plinth.system.product.UpProduct;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Log noise: a client's mistake, or a request that times out, is at most one line in the log. */
@BesideOthers
class LogNoiseIT {

  private static final int TIMES = 5;
  private static final String POST = "POST /blogs HTTP/1.1\r\nHost: localhost\r\n";
  private static final String JSON = "Content-Type: application/json\r\n";

  private static UpProduct product;

  @BeforeAll
  static void start() {
    product = UpProduct.start("log-noise", Map.of());
    product.blogs().awaitAnswer("blogs", 200);
    product.admin();
  }

  @AfterAll
  static void stop() {
    product.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        POST + JSON + "Transfer-Encoding: chunked\r\n\r\nx\r\n{}\r\n0\r\n\r\n",
        POST + JSON + "Transfer-Encoding: chunked\r\n\r\n5\r\n{}\r\n0\r\n\r\n",
        POST + JSON + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}x",
        POST + JSON + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        POST + JSON + "Content-Length: -1\r\n\r\n{}",
        POST + JSON + "Content-Length: x\r\n\r\n{}",
        "GET /blogs HTTP/9.9\r\nHost: localhost\r\n\r\n",
        "GET /blogs FTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /blogs> rel=\"next\"\r\nHost: localhost\r\n\r\n",
        "GET /blogs HTTP/1.1\r\nHost: on: close\r\n\r\n",
        "GET /blogs HTTP/1.1\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /blogs HTTP/1.1\r\nHost: localhost\r\nno colon\r\n\r\n"
      })
  void hasAtMostOneLineForAnInvalidRequest(String request) {
    long size = product.home().serverLogSize();

    for (int i = 0; i < TIMES; i++) {
      RawConnection.send(product.ports().blogs(), request);
    }

    String logged = product.home().serverLogSince(size);
    Figures.print(
        "log", "not valid: %d bytes for %d received", logged.length(), TIMES * request.length());
    assertThat(logged.lines().count()).as(logged).isLessThanOrEqualTo(TIMES);
    assertThat(logged).doesNotContain("\tat ", "SEVERE", "WARNING");
  }

  /** A sign-in waits for its turn, and a thread other than the one that began it ends it. */
  @Test
  void hasNoWarningAboutASignIn() {
    String body = "{\"username\":\"Admin User\",\"password\":\"password\"}";
    long size = product.home().serverLogSize();

    List<CompletableFuture<Answer>> signIns =
        Stream.generate(() -> product.users().sendAsync("POST", "tokens", body)).limit(8).toList();

    assertThat(signIns).allSatisfy(it -> assertThat(it.join().status()).isEqualTo(200));
    assertThat(product.home().serverLogSince(size)).contains("sign-in").doesNotContain("WARN");
  }

  @Test
  void hasOneLineForARequestThatWaitsForALock() throws SQLException {
    long size = product.home().serverLogSize();
    try (Connection connection = product.database().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("lock table blogs in access exclusive mode");

      assertThat(statuses()).containsOnly(503);
    }

    assertQuiet("wait for a lock", size);
  }

  /** On some servers the timeout of a call appears in the log as a stack trace. */
  @Test
  void hasOneLineForARequestToASilentDatabase() {
    long size = product.home().serverLogSize();
    List<ProcessHandle> database =
        product.home().processes().stream()
            .filter(it -> it.info().command().orElse("").endsWith("/postgres"))
            .toList();
    database.forEach(process -> ProcessSignals.send("STOP", process));
    try {
      assertThat(statuses()).containsOnly(503);
    } finally {
      database.forEach(process -> ProcessSignals.send("CONT", process));
    }

    assertQuiet("find the database silent", size);
  }

  /**
   * The task that half-opens the circuit breaker runs later than the request that opened it. In
   * that request's context, the end of the task would close what the request still uses.
   */
  @Test
  void hasNoStackTraceOfAnOpenCircuitBreaker() throws SQLException {
    Client blogs = product.admin().blogs();
    long size = product.home().serverLogSize();
    try (Connection connection = product.database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create function end_session() returns trigger language plpgsql as"
              + " $$ begin raise exception 'ended' using errcode = '57P05'; end $$");
      statement.execute(
          "create trigger end_session before insert on blogs for each row"
              + " when (new.title = 'Refused') execute function end_session()");
      try {
        double opened = refusedByCircuitBreaker();
        assertThat(create(blogs, "Refused")).isEqualTo(503);
        assertThat(refusedByCircuitBreaker()).isGreaterThan(opened);
      } finally {
        statement.execute("drop function end_session cascade");
      }
    }

    await().until(() -> create(blogs, "Accepted") == 201);
    assertThat(threads()).contains("\"plinth-fault-tolerance\"");
    assertQuiet("open a circuit breaker", size);
  }

  private static int create(Client blogs, String title) {
    return blogs
        .send("POST", "blogs", "{\"title\":\"" + title + "\",\"description\":\"d\"}")
        .status();
  }

  private static double refusedByCircuitBreaker() {
    return Numbers.of(product).sum("plinth_database_refusals_total", "reason=\"circuit\"");
  }

  private static String threads() {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    String pid = Long.toString(product.server().findFirst().orElseThrow().pid());
    return new Command(Map.of()).run(List.of(jcmd, pid, "Thread.print"));
  }

  private static List<Integer> statuses() {
    List<CompletableFuture<Answer>> requests =
        Stream.generate(() -> product.admin().blogs().sendAsync("GET", "blogs?limit=7", null))
            .limit(8)
            .toList();
    return requests.stream().map(request -> request.join().status()).toList();
  }

  private static void assertQuiet(String what, long size) {
    product.blogs().awaitAnswer("blogs?limit=7", 200);
    String logged = product.home().serverLogSince(size);
    Figures.print("log", "8 requests %s: %d bytes", what, logged.length());
    assertThat(logged).doesNotContain("\tat ");
    assertThat(logged.lines().count()).as(logged).isLessThan(30);
  }
}
