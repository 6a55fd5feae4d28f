package dev.plinth.system.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.ProblemDocument;
import dev.plinth.system.http.RawAnswer;
import dev.plinth.system.http.RawConnection;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Person;
import dev.plinth.system.product.UpProduct;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Injection attacks: text in any language is stored unchanged or refused, and never executed. */
@BesideOthers
class InjectionIT {

  private static final String[] PAYLOADS = {
    // SQL and JPQL.
    "' or '1'='1",
    "'; drop table blogs; --",
    "x' union select username, password_hash from users --",
    "1; select pg_sleep(10)",
    "\\'; select 1; --",
    "$$ or true --",
    "' or b.title is not null or '' = '",
    ":title ?1 {fn now()}",
    "%' escape '\\",
    // Header and log lines.
    "x\r\nSet-Cookie: injected=1",
    "x\nX-Injected: 1\n\n<p>",
    "x\r\n2026-01-01T00:00:00Z INFO audit: event=\"forged\"",
    "\u2028event=forged\u2029",
    "\u001b[2Jx\u202egnp",
    // Template, message and logger expressions.
    "${jndi:ldap://127.0.0.1:1/x}",
    "#{7*7} ${7*7} {{7*7}} <%= 7*7 %>",
    "${ENV=DB_PASSWORD} ${env:DB_PASSWORD}",
    "{0} %s %n %1$s {message}",
    // HTML, XML, paths, shells, objects.
    "<script>alert(1)</script>",
    "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>",
    "../../../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "file:///etc/passwd",
    "http://127.0.0.1:1/",
    "$(touch /nowhere/x) `id` | id ; id",
    "{\"$ne\":null}",
    "{\"@class\":\"java.lang.Runtime\"}",
    "*)(uid=*))(|(uid=*",
  };

  private static UpProduct product;
  private static Person writer;

  @BeforeAll
  static void start() {
    product = UpProduct.start("injection", Map.of("LOG_LEVEL", "debug"));
    writer = product.newcomer();
  }

  @AfterAll
  static void stop() {
    product.close();
  }

  @ParameterizedTest
  @FieldSource("PAYLOADS")
  void isKeptAsItIsInABlogOrRefused(String payload) {
    // A title is one line. Neither field may have terminal control or bidirectional characters.
    String title = payload.lines().count() > 1 || hasLineSeparators(payload) ? "t" : payload;
    String body =
        Json.createObjectBuilder()
            .add("title", title)
            .add("description", payload)
            .build()
            .toString();

    Answer written = writer.blogs().send("POST", "blogs", body);

    if (payload.contains("\u001b")) {
      ProblemDocument.of(written, 400);
      return;
    }
    JsonObject kept = writer.blogs().send("GET", written.location()).json();
    assertThat(kept.getString("title")).isEqualTo(title);
    assertThat(kept.getString("description")).isEqualTo(payload);
  }

  private static boolean hasLineSeparators(String payload) {
    return payload.indexOf('\u2028') >= 0;
  }

  @ParameterizedTest
  @FieldSource("PAYLOADS")
  void signsNoUserIn(String payload) {
    String body =
        Json.createObjectBuilder()
            .add("username", payload)
            .add("password", payload)
            .build()
            .toString();

    ProblemDocument.of(product.users().send("POST", "tokens", body), 401);
  }

  @ParameterizedTest
  @FieldSource("PAYLOADS")
  void isANameOrRefused(String payload) {
    JsonObject body =
        Json.createObjectBuilder()
            .add("username", payload.substring(0, Math.min(50, payload.length())))
            .add("email", UUID.randomUUID() + "@example.org")
            .add("password", "password")
            .build();

    Answer answer = product.users().send("POST", "users", body.toString());

    assertThat(answer.status()).isIn(201, 400);
    if (answer.status() == 201) {
      assertThat(answer.json().getString("username")).isEqualTo(body.getString("username"));
    } else {
      ProblemDocument.of(answer, 400);
    }
  }

  @ParameterizedTest
  @FieldSource("PAYLOADS")
  void findsNothingAsAnAddress(String payload) {
    String encoded = URLEncoder.encode(payload, UTF_8).replace("+", "%20");

    assertHarmless("GET /blogs/" + encoded, 400, 404);
    assertHarmless("GET /blogs?limit=" + encoded, 400);
    assertHarmless("GET /blogs?cursor=" + encoded, 400);
    assertNamed(payload, send("GET /blogs?" + encoded + "=1", ""));
    assertHarmless("GET /" + encoded, 400, 404);
  }

  @ParameterizedTest
  @FieldSource("PAYLOADS")
  void isNothingInAHeader(String payload) {
    String value = payload.replaceAll("[\\r\\n\\u001b]", " ").replaceAll("[^ -~]", "");
    String headers =
        "User-Agent: %1$s\r\nX-Request-Id: %1$s\r\nX-Forwarded-Host: %1$s\r\nReferer: %1$s\r\n"
                .formatted(value)
            + "Accept-Language: %1$s\r\nIf-None-Match: %1$s\r\ntraceparent: %1$s\r\n"
                .formatted(value);

    assertHarmless("GET /blogs?limit=1", headers, 200, 400);
  }

  @Test
  void leavesNoLineOfItsOwnInTheLog() throws IOException {
    for (String payload : PAYLOADS) {
      signsNoUserIn(payload);
      findsNothingAsAnAddress(payload);
    }

    assertThat(Files.readString(product.home().root().resolve("logs/server.log")).lines())
        .noneMatch(line -> line.startsWith("X-Injected") || line.startsWith("Set-Cookie"))
        .noneMatch(line -> line.matches(".* INFO audit: event=\"forged\".*"))
        .noneMatch(line -> line.contains("\u001b") || line.contains("\u2028"));
  }

  private static void assertHarmless(String request, Integer... statuses) {
    assertHarmless(request, "", statuses);
  }

  /**
   * Checks that the answer names an unknown parameter exactly as the client wrote it, and only
   * that.
   */
  private static void assertNamed(String payload, RawAnswer answer) {
    String body = new String(answer.body().getBytes(ISO_8859_1), UTF_8);
    JsonObject problem = Json.createReader(new StringReader(body)).readObject();

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Set-Cookie") + answer.header("X-Injected")).isEmpty();
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(problem.keySet()).containsExactly("type", "title", "status", "detail", "errors");
    assertThat(problem.getString("detail"))
        .isEqualTo("Query parameters are not known: " + payload + ".");
    assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("parameter"))
        .isEqualTo(payload);
  }

  private static RawAnswer send(String request, String headers) {
    return RawConnection.send(
        product.ports().blogs(),
        request + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "Connection: close\r\n\r\n");
  }

  private static void assertHarmless(String request, String headers, Integer... statuses) {
    RawAnswer answer = send(request, headers);

    assertThat(answer.status()).as(request + "\n" + answer.text()).isIn((Object[]) statuses);
    assertThat(answer.header("Set-Cookie") + answer.header("X-Injected")).isEmpty();
    assertThat(answer.text()).doesNotContain("root:");
    if (answer.status() >= 400) {
      answer.problem(answer.status());
    }
  }
}
