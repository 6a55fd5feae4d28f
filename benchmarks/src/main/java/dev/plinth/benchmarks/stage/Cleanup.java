package dev.plinth.benchmarks.stage;

import dev.plinth.benchmarks.system.Http;
import dev.plinth.benchmarks.system.SystemUnderTest;
import dev.plinth.launcher.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Optional;

/**
 * Deletes the rows that a workload wrote. A blog that is then written and deleted through Plinth
 * replaces the first page in its cache, so that every system lists the same blogs.
 */
final class Cleanup {

  private static final Http HTTP = new Http();

  private final Bench bench;

  Cleanup(Bench bench) {
    this.bench = bench;
  }

  void run(SystemUnderTest system) throws IOException {
    bench.database().deleteWritten();
    Optional<String> token = bench.signIn().token(system);
    if (token.isPresent()) {
      URI written = write(system, token);
      HTTP.send("DELETE", system.blogs().resolve(written.getPath()), Optional.empty(), token);
    }
  }

  private static URI write(SystemUnderTest system, Optional<String> token) throws IOException {
    HttpResponse<String> answer =
        HTTP.send(
            "POST",
            system.blogs().resolve("/blogs"),
            Optional.of("{\"title\":\"Cleanup\",\"description\":\"\"}"),
            token);
    return answer
        .headers()
        .firstValue("Location")
        .map(URI::create)
        .orElseThrow(
            () ->
                new Failure(
                    "%s refused a blog: %d %s"
                        .formatted(system.name(), answer.statusCode(), answer.body())));
  }
}
