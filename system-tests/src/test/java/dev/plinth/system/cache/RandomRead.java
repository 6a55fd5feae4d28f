package dev.plinth.system.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Generates reads, most of them of the kind that the response cache repeats.
 *
 * @param random the source of all choices
 * @param paths the paths of the service, most of them cached
 * @param tokens the access tokens, valid and invalid
 * @param tags the values of preconditions
 */
record RandomRead(Random random, List<String> paths, List<String> tokens, List<String> tags) {

  private static final List<String> METHODS = List.of("GET", "GET", "GET", "GET", "GET", "HEAD");

  private static final List<String> QUERIES =
      List.of("", "?", "?limit=20", "?limit=5", "?isActive=true", "?unknown=1");

  private static final List<String> ACCEPTS =
      List.of(
          "*/*",
          "application/json",
          "application/*;q=0.5",
          "text/html, */*;q=0.1",
          "text/html",
          "no media range",
          "application/json\r\nAccept: text/html",
          "application/problem+json");

  private static final List<String> HOSTS =
      List.of("localhost:80", "api.example.org", "api.example.org:8443");

  private static final List<String> OTHERS =
      List.of(
          "Origin: https://app.example.org",
          "Range: bytes=0-9",
          "Accept-Encoding: gzip",
          "Accept-Encoding: gzip, br",
          "Accept-Encoding: gzip;q=0, *",
          "Accept-Language: de",
          "Cookie: a=b",
          "If-Modified-Since: Thu, 26 Nov 2026 00:00:00 GMT",
          "X-Forwarded-Host: www.example.org",
          "X-HTTP-Method-Override: DELETE",
          "Cache-Control: no-cache",
          "TE: trailers",
          "Connection: close");

  /** Returns the lines of a request without its end. */
  String next() {
    List<String> lines = new ArrayList<>();
    lines.add(one(METHODS) + " " + one(paths) + (isRare() ? one(QUERIES) : "") + " HTTP/1.1");
    lines.add("Host: " + (isRare() ? one(HOSTS) : "localhost"));
    add(lines, 0.2, "Accept: " + one(ACCEPTS));
    add(lines, 0.3, one(List.of("Authorization: ", "authorization: ")) + credentials());
    add(lines, 0.05, "Authorization: Bearer " + one(tokens));
    add(lines, 0.3, "If-None-Match: " + one(tags));
    add(lines, 0.05, "If-Match: " + one(tags));
    add(lines, 0.3, one(OTHERS));
    return String.join("\r\n", lines) + "\r\n";
  }

  private boolean isRare() {
    return random.nextDouble() < 0.2;
  }

  private String credentials() {
    return one(List.of("Bearer ", "Bearer ", "bearer ", "Basic ")) + one(tokens);
  }

  private void add(List<String> lines, double chance, String line) {
    if (random.nextDouble() < chance) {
      lines.add(line);
    }
  }

  private String one(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
