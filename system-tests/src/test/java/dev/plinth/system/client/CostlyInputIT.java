package dev.plinth.system.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.system.fault.Figures;
import dev.plinth.system.http.RawAnswer;
import dev.plinth.system.http.RawConnection;
import dev.plinth.system.product.Balancer;
import dev.plinth.system.product.NeedsProgram;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import dev.plinth.system.product.TestPorts;
import dev.plinth.system.product.UpProduct;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Algorithmic complexity attacks: parsing any header, path, query or body takes time linear in its
 * length.
 */
@ExtendWith(SharedProduct.class)
class CostlyInputIT {

  private static final List<String> FIELDS =
      List.of(
          "If-None-Match",
          "If-Match",
          "If-Modified-Since",
          "Accept",
          "Accept-Charset",
          "Accept-Encoding",
          "Accept-Language",
          "Authorization",
          "Content-Type",
          "Cookie",
          "Expect",
          "Forwarded",
          "Origin",
          "Range",
          "TE",
          "Upgrade",
          "X-Forwarded-For",
          "traceparent");

  private static final String GET_WITH_FIELD =
      "GET /blogs?limit=1 HTTP/1.1\r\nHost: localhost\r\n%s: %s\r\nConnection: close\r\n\r\n";

  private static final int HEAD = 15_500;
  private static final int BODY = 60_000;
  private static final int TRIES = 5;
  private static final int REPETITIONS = 20;
  private static final Duration COSTLY = Duration.ofMillis(100);

  private final UpProduct product;
  private final Map<String, Duration> times = new TreeMap<>();

  CostlyInputIT(Product product) {
    this.product = (UpProduct) product;
  }

  @Test
  void isNoHeader() {
    for (String field : FIELDS) {
      for (String value : values(HEAD)) {
        measure(
            product.ports().blogs(), field + ": " + value, GET_WITH_FIELD.formatted(field, value));
      }
    }
    assertLinear("header");
  }

  /** CPU time of all processes of the product, and of HAProxy, for a header of 15.5 KB. */
  @Test
  @NeedsProgram("haproxy")
  void costsLittleCpu() {
    TestPorts ports = TestPorts.free();
    try (Balancer balancer = new Balancer(ports, List.of(product))) {
      balancer.await(product, true);
      List<ProcessHandle> processes = new ArrayList<>(product.home().processes());
      processes.add(balancer.process());
      warmUp(ports.blogs());
      for (String field : FIELDS) {
        for (String value : values(HEAD)) {
          String request = GET_WITH_FIELD.formatted(field, value);
          times.put(
              (field + ": " + value).substring(0, 60), cpu(processes, ports.blogs(), request));
        }
      }
    }
    assertLinear("CPU of a header");
  }

  /** Java compiles what runs often, which takes more CPU time than the requests themselves. */
  private static void warmUp(int port) {
    for (String value : values(HEAD)) {
      String request = GET_WITH_FIELD.formatted(FIELDS.get(0), value);
      IntStream.range(0, REPETITIONS).forEach(i -> RawConnection.send(port, request));
    }
  }

  /** Measures again what took long: compiling and collecting garbage count too. */
  private static Duration cpu(List<ProcessHandle> processes, int port, String request) {
    Duration best = COSTLY;
    for (int i = 0; i < TRIES && best.compareTo(COSTLY.dividedBy(20)) >= 0; i++) {
      Duration begun = cpu(processes);
      IntStream.range(0, REPETITIONS).forEach(j -> RawConnection.send(port, request));
      Duration each = cpu(processes).minus(begun).dividedBy(REPETITIONS);
      best = each.compareTo(best) < 0 ? each : best;
    }
    return best;
  }

  private static Duration cpu(List<ProcessHandle> processes) {
    return processes.stream()
        .flatMap(process -> process.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }

  @Test
  void isNoAddress() {
    for (String value : values(HEAD)) {
      String text = value.replace(" ", "%20").replace("\"", "%22").replace("\t", "%09");
      String part = text.substring(0, Math.min(text.length(), HEAD));
      for (String path : List.of("/blogs/", "/blogs?", "/blogs?limit=", "/blogs?cursor=", "/")) {
        String request =
            "GET " + path + part + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        measure(product.ports().blogs(), path + value, request);
        measure(product.ports().operations(), "operations, " + path + value, request);
      }
    }
    assertLinear("address");
  }

  @Test
  void isNoBody() {
    for (String value : values(BODY)) {
      String text = value.replace("\"", "\\\"").replace("\t", "\\t");
      String escaped = text.substring(0, Math.min(text.length(), BODY));
      for (String body :
          List.of(
              value,
              "{\"username\":\"" + escaped + "\"}",
              "{\"email\":\"a@" + escaped + "\"}",
              "{\"email\":\"" + escaped + "@a\"}",
              "{\"a\":" + value)) {
        measure(
            product.ports().users(),
            body,
            "POST /users HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + ("Content-Length: " + body.length() + "\r\nConnection: close\r\n\r\n")
                + body);
      }
    }
    assertLinear("body");
  }

  /** Texts that make a careless pattern backtrack, and those that make long lists. */
  private static List<String> values(int length) {
    IntFunction<String> blanks = " "::repeat;
    List<String> values = new ArrayList<>();
    values.add("\"a\"," + blanks.apply(length - 5) + "x");
    values.add("a" + blanks.apply(length - 2) + "x");
    values.add("Bearer " + blanks.apply(length - 8) + "x");
    values.add("bytes=" + "0-,".repeat(length / 3 - 3));
    for (String unit :
        List.of(
            "a", ",", ";", "/", "%41", "W/\"a\",", "\"", "\\", "a=b&", "[", "/..", ":", "\t ")) {
      values.add(unit.repeat(length / unit.length() / (unit.equals("\"") ? 3 : 1)));
    }
    return values;
  }

  @Test
  void isNoRange() {
    for (String unit : List.of("0-,", "-1,", "0-0,", "1-0,", ",")) {
      String request = "GET /style.css HTTP/1.1\r\nHost: localhost\r\nRange: bytes=%s\r\n%s\r\n";
      String ranges = unit.repeat(HEAD / unit.length() - 3);
      measure(
          product.ports().operations(), ranges, request.formatted(ranges, "Connection: close\r\n"));
    }
    assertLinear("range");
  }

  private void measure(int port, String name, String request) {
    Duration best = COSTLY;
    for (int i = 0; i < TRIES && best.compareTo(COSTLY.dividedBy(20)) >= 0; i++) {
      long begun = System.nanoTime();
      RawAnswer answer = RawConnection.send(port, request);
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      assertThat(answer.isNone()).as(name.substring(0, Math.min(60, name.length()))).isFalse();
      best = took.compareTo(best) < 0 ? took : best;
    }
    times.merge(name.substring(0, Math.min(60, name.length())), best, (a, b) -> b);
  }

  private void assertLinear(String kind) {
    Map.Entry<String, Duration> worst =
        times.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    Figures.print(
        "costly input",
        "%s: %d kinds, the worst took %.1f ms: %s",
        kind,
        times.size(),
        worst.getValue().toNanos() / 1e6,
        worst.getKey());
    assertThat(worst.getValue()).as(worst.getKey()).isLessThan(COSTLY);
  }
}
