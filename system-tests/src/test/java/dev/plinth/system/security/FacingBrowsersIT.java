package dev.plinth.system.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.http.Client;
import dev.plinth.system.fixtures.Keystore;
import dev.plinth.system.http.RawAnswer;
import dev.plinth.system.http.RawConnection;
import dev.plinth.system.http.Smuggling;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.HttpsBalancer;
import dev.plinth.system.product.NeedsProgram;
import dev.plinth.system.product.TestPorts;
import dev.plinth.system.product.UpProduct;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTPS and CORS: a product with its own certificate, and two allowed origins. */
@BesideOthers
class FacingBrowsersIT {

  private static final String SITE = "https://www.example.org";
  private static final String LOCAL_SITE = "http://localhost:5173";
  private static final Keystore KEYSTORE = Keystore.make();
  private static final TestPorts TLS = TestPorts.free();
  private static final Duration BOUND = Duration.ofSeconds(30);

  private static UpProduct product;

  @BeforeAll
  static void start() {
    product =
        UpProduct.start(
            "facing-browsers",
            Map.of(
                "LISTEN_ADDRESS",
                "0.0.0.0",
                "LOG_FORMAT",
                "json",
                "TRUSTED_PROXIES",
                "127.0.0.1, 10.0.0.0/8",
                "CORS_ORIGIN",
                SITE + ", " + LOCAL_SITE,
                "TLS_KEYSTORE",
                KEYSTORE.file().toString(),
                "TLS_KEYSTORE_PASSWORD",
                Keystore.PASSWORD,
                "USERS_TLS_PORT",
                Integer.toString(TLS.users()),
                "BLOGS_TLS_PORT",
                Integer.toString(TLS.blogs())));
  }

  @AfterAll
  static void stop() {
    product.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void servesEachServiceByHttps(String protocol) {
    HttpResponse<String> users = get(TLS.users(), "users", protocol);
    HttpResponse<String> blogs = get(TLS.blogs(), "blogs", protocol);

    assertThat(blogs.sslSession().orElseThrow().getProtocol()).isEqualTo(protocol);
    assertThat(blogs.statusCode()).isEqualTo(200);
    assertThat(users.statusCode()).isLessThan(500);
  }

  @Test
  void acceptsOnlySuitesWithForwardSecrecyAndAuthenticatedEncryption() {
    assertThat(new ClientHello(TLS.users(), false).accepted())
        .containsExactlyInAnyOrderElementsOf(Suites.FOR_EC);
    ListenersIT.assertChoosesTheFirst(new ClientHello(TLS.users(), false), Suites.FOR_EC);
  }

  @Test
  void listensOnAllAddressesIfConfigured() {
    for (int port : List.of(TLS.users(), product.ports().users(), product.ports().operations())) {
      assertThatCode(() -> new Socket("127.0.0.2", port).close()).doesNotThrowAnyException();
    }
  }

  @Test
  void sendsStrictTransportSecurityByHttps() {
    assertThat(header(get(TLS.blogs(), "blogs", "TLSv1.3"), "Strict-Transport-Security"))
        .isEqualTo("max-age=31536000");
    assertThat(header(get(TLS.blogs(), "nothing", "TLSv1.3"), "Strict-Transport-Security"))
        .isEqualTo("max-age=31536000");
  }

  @Test
  void servesOperationsPathsOnTheOperationsPortOnlyAlsoByHttps() {
    assertThat(get(TLS.users(), "metrics", "TLSv1.3").statusCode()).isEqualTo(404);
    assertThat(get(TLS.blogs(), "openapi", "TLSv1.3").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/smuggling.csv", delimiter = '|', quoteCharacter = '`')
  void preventsRequestSmugglingByHttps(String what, int status, String fieldsAndBody) {
    Smuggling smuggling = new Smuggling(what, status, fieldsAndBody);

    smuggling.check(KEYSTORE.clientContext().getSocketFactory(), TLS.blogs());
    smuggling.check(KEYSTORE.clientContext().getSocketFactory(), TLS.users());
  }

  @ParameterizedTest
  @ValueSource(strings = {SITE, LOCAL_SITE})
  void letsConfiguredOriginsReadItsAnswers(String origin) {
    HttpResponse<String> answer = send("GET", "blogs", origin);

    assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(origin);
    assertThat(header(answer, "Access-Control-Expose-Headers"))
        .contains("Location", "Link", "ETag", "Retry-After", "RateLimit", "WWW-Authenticate")
        .contains(
            "Accept-Patch", "Idempotency-Replayed", "Preference-Applied", "Deprecation", "Sunset");
    assertThat(header(answer, "Access-Control-Allow-Credentials")).isEmpty();
    assertThat(header(answer, "Vary").split(", ")).contains("Origin");
  }

  @Test
  void letsConfiguredOriginsReadItsErrors() {
    HttpResponse<String> answer = send("GET", "blogs/1", SITE);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(SITE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://www.example.org",
        "https://www.example.org:8443",
        "https://www.example.org.evil.example",
        "https://evil.example",
        "https://example.org",
        "HTTPS://WWW.EXAMPLE.ORG",
        "null",
        "*"
      })
  void letsNoOtherOriginReadItsAnswers(String origin) {
    HttpResponse<String> answer = send("GET", "blogs", origin);

    assertThat(header(answer, "Access-Control-Allow-Origin")).isEmpty();
    assertThat(header(answer, "Vary").split(", ")).contains("Origin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"blogs", "blogs/00000000-0000-4000-8000-000000000000"})
  void answersPreflightRequestsOfAllowedOrigins(String path) {
    HttpResponse<String> answer = preflight(path, SITE);

    assertThat(answer.statusCode()).isBetween(200, 299);
    assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(SITE);
    assertThat(header(answer, "Access-Control-Allow-Methods"))
        .contains("PATCH", "DELETE", "PUT", "QUERY");
    assertThat(header(answer, "Access-Control-Allow-Headers"))
        .contains(
            "Authorization",
            "Content-Type",
            "Idempotency-Key",
            "If-Match",
            "Prefer",
            "traceparent",
            "tracestate");
  }

  /** A browser's trace, whether or not this server sends spans. */
  @Test
  void logsTheTraceOfItsCaller() {
    String trace = UUID.randomUUID().toString().replace("-", "");
    Client blogs = product.newcomer().blogs();
    String blog = blogs.send("POST", "blogs", "{\"title\":\"t\",\"description\":\"d\"}").location();
    String traceparent = "00-" + trace + "-00f067aa0ba902b7-01";

    blogs.send(blogs.request(blog).DELETE().header("traceparent", traceparent));

    await()
        .untilAsserted(
            () ->
                assertThat(product.log())
                    .containsPattern("blog-deletion.*\"trace_id\":\"" + trace + "\"}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X-Forwarded-Proto: https; X-Forwarded-Host: api.example | https://api.example/",
        "X-Forwarded-Proto: HTTPS; X-Forwarded-Host: api.example; X-Forwarded-Port: 443 | https://api.example/",
        "X-Forwarded-Proto: https; X-Forwarded-Host: api.example; X-Forwarded-Port: 8443 | https://api.example:8443/",
        "X-Forwarded-Host: api.example:8080 | http://api.example:8080/",
        "X-Forwarded-Host: evil.example, api.example | http://api.example/",
        "X-Forwarded-Proto: https | https://127.0.0.1:<port>/",
        "X-Forwarded-Proto: javascript; X-Forwarded-Port: 99999 | http://127.0.0.1:<port>/",
        "X-Forwarded-Host: a b | http://127.0.0.1:<port>/",
        "X-Forwarded-Host: api.example/x?y# | http://127.0.0.1:<port>/",
        "X-Forwarded-Host: user@api.example | http://127.0.0.1:<port>/",
        "Forwarded: for=192.0.2.1,proto=https,host=api.example | https://api.example/",
        "Forwarded: for=192.0.2.1,host='[2001:db8::1]:8443',proto=https | https://[2001:db8::1]:8443/",
        "Forwarded: for=1.1.1.1,host=evil.example@for=192.0.2.1,host=api.example | http://api.example/",
        "Forwarded: for=192.0.2.1,proto=https,host=api.example@for=10.0.0.1,proto=http,host=x | https://api.example/",
        "Forwarded: proto=https,host=a b | https://127.0.0.1:<port>/",
        "Forwarded: nonsense | http://127.0.0.1:<port>/",
        "X-Forwarded-For: 192.0.2.1; Forwarded: proto=https,host=evil.example | http://127.0.0.1:<port>/"
      })
  void namesAddressesAsTheClientOfATrustedProxyKnowsThem(String fields, String start) {
    int port = product.ports().blogs();
    StringBuilder request =
        new StringBuilder("GET /blogs?limit=1 HTTP/1.1\r\nConnection: close\r\n");
    request.append("Host: 127.0.0.1:").append(port).append("\r\n");
    for (String field : fields.split("; ")) {
      // In the table a comma stands for a semicolon in Forwarded, and @ for a comma.
      boolean isForwarded = field.startsWith("Forwarded:");
      request
          .append(
              isForwarded ? field.replace(',', ';').replace('@', ',').replace('\'', '"') : field)
          .append("\r\n");
    }

    RawAnswer answer = RawConnection.send(port, request + "\r\n");

    assertThat(answer.header("Link"))
        .as(answer.text())
        .startsWith("<" + start.replace("<port>", Integer.toString(port)) + "blogs?");
    assertThat(answer.header("Strict-Transport-Security").isEmpty())
        .isEqualTo(!start.startsWith("https"));
  }

  @Test
  @NeedsProgram("haproxy")
  void namesAddressesAsTheClientOfTheHttpsBalancerKnowsThem() {
    try (HttpsBalancer balancer = new HttpsBalancer(KEYSTORE, product.ports())) {
      URI site = URI.create("https://127.0.0.1:" + balancer.port() + "/");
      await().atMost(BOUND).until(() -> byHttps(site, "blogs?limit=1").statusCode() == 200);

      HttpResponse<String> page = byHttps(site, "blogs?limit=1");
      HttpResponse<String> encoded = byHttps(site, "%62logs?limit=1");

      assertThat(header(page, "Link")).startsWith("<" + site + "blogs?");
      assertThat(header(page, "Strict-Transport-Security")).isEqualTo("max-age=31536000");
      assertThat(encoded.body()).isEqualTo(page.body());
      assertThat(byHttps(site, "tokens").statusCode()).isEqualTo(405);
      for (String path : List.of("metrics", "health", "openapi", "blogsx", "x/blogs")) {
        HttpResponse<String> none = byHttps(site, path);
        assertThat(none.statusCode()).as(path).isEqualTo(404);
        assertThat(none.body()).contains("\"detail\":");
      }
    }
  }

  /** Sends forged proxy headers. */
  private static HttpResponse<String> byHttps(URI site, String path) {
    return send(
        HttpClient.newBuilder().sslContext(KEYSTORE.clientContext()).build(),
        HttpRequest.newBuilder(site.resolve(path))
            .header("Forwarded", "proto=http;host=evil.example")
            .header("X-Forwarded-Host", "evil.example")
            .header("X-Forwarded-Port", "1")
            .header("X-Forwarded-Proto", "http"));
  }

  @Test
  void answersNoPreflightRequestsOfOtherOrigins() {
    HttpResponse<String> answer = preflight("blogs", "https://evil.example");

    assertThat(header(answer, "Access-Control-Allow-Origin")).isEmpty();
    assertThat(header(answer, "Access-Control-Allow-Methods")).isEmpty();
  }

  @Test
  void sharesNothingOfTheOperationsPort() {
    HttpResponse<String> answer =
        send(request(product.ports().operations(), "metrics").header("X-Any", "any"), SITE);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Access-Control-Allow-Origin")).isEmpty();
  }

  private static HttpResponse<String> preflight(String path, String origin) {
    return send(
        request(product.ports().blogs(), path)
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
            .header("Access-Control-Request-Method", "PATCH")
            .header("Access-Control-Request-Headers", "authorization,content-type"),
        origin);
  }

  private static HttpResponse<String> send(String method, String path, String origin) {
    return send(
        request(product.ports().blogs(), path).method(method, HttpRequest.BodyPublishers.noBody()),
        origin);
  }

  private static HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/" + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request, String origin) {
    return send(HttpClient.newHttpClient(), request.header("Origin", origin));
  }

  private static HttpResponse<String> get(int port, String path, String protocol) {
    SSLContext context = KEYSTORE.clientContext();
    SSLParameters parameters = context.getDefaultSSLParameters();
    parameters.setProtocols(new String[] {protocol});
    HttpClient client =
        HttpClient.newBuilder().sslContext(context).sslParameters(parameters).build();
    return send(
        client, HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/" + path)));
  }

  private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
    try {
      return client.send(
          request.version(HttpClient.Version.HTTP_1_1).build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
