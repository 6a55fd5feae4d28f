package dev.plinth.benchmarks.load;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Optional;

/**
 * The result of a run of wrk.
 *
 * @param rate answered requests per second
 * @param p50 median of the latency in milliseconds
 * @param p99 99th percentile of the latency in milliseconds
 * @param requests answered requests
 * @param failed requests with a status of 400 or more, or without an answer
 */
public record WrkResult(double rate, double p50, double p99, long requests, long failed) {

  private static final double MICROS_PER_SECOND = 1e6;
  private static final double MICROS_PER_MILLISECOND = 1e3;

  /** Parses the output of wrk with {@code workload.lua}; empty if there is no result in it. */
  static Optional<WrkResult> parse(String output) {
    return output
        .lines()
        .filter(line -> line.startsWith("{"))
        .reduce((earlier, later) -> later)
        .map(WrkResult::ofJson);
  }

  private static WrkResult ofJson(String line) {
    try (JsonReader reader = Json.createReader(new StringReader(line))) {
      JsonObject result = reader.readObject();
      long requests = number(result, "requests");
      return new WrkResult(
          requests * MICROS_PER_SECOND / number(result, "micros"),
          number(result, "p50") / MICROS_PER_MILLISECOND,
          number(result, "p99") / MICROS_PER_MILLISECOND,
          requests,
          number(result, "failed"));
    }
  }

  private static long number(JsonObject result, String name) {
    return result.getJsonNumber(name).longValue();
  }
}
