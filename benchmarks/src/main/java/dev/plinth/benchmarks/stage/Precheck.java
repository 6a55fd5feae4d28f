package dev.plinth.benchmarks.stage;

import dev.plinth.benchmarks.load.Workload;
import dev.plinth.benchmarks.system.Http;
import dev.plinth.benchmarks.system.Systems;
import dev.plinth.launcher.Failure;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Optional;

/** Checks, before any load, that a system gives the answers that the workloads expect. */
final class Precheck {

  private static final Http HTTP = new Http();

  private final Bench bench;

  Precheck(Bench bench) {
    this.bench = bench;
  }

  /**
   * Reads a blog and the first page.
   *
   * @throws Failure if an answer is not as expected
   */
  void run(Contestant contestant) throws IOException {
    String id = bench.database().ids().get(0);
    HttpResponse<String> blog = get(contestant, "/blogs/" + id);
    if (contestant.name().equals(Systems.BARE)) {
      return;
    }
    require(contestant, blog.body().contains(id), "/blogs/" + id + " answers without its id");
    if (contestant.name().equals(Systems.UNCACHED)) {
      // Once more: the first answer would be a miss anyway.
      String status =
          get(contestant, "/blogs/" + id).headers().firstValue("Cache-Status").orElse("");
      require(contestant, !status.contains("; hit"), "its cache answers: " + status);
    }
    if (contestant.workloads().contains(Workload.W2)) {
      HttpResponse<String> page = get(contestant, "/blogs?limit=20");
      int items = page.body().split("\"isActive\"", -1).length - 1;
      require(contestant, items == 20, "/blogs?limit=20 answers " + items + " blogs");
    }
  }

  private static HttpResponse<String> get(Contestant contestant, String path) throws IOException {
    HttpResponse<String> answer =
        HTTP.send(
            "GET", contestant.system().blogs().resolve(path), Optional.empty(), Optional.empty());
    require(contestant, answer.statusCode() == 200, path + " answers " + answer.statusCode());
    return answer;
  }

  private static void require(Contestant contestant, boolean fact, String otherwise) {
    if (!fact) {
      throw new Failure(contestant.name() + ": " + otherwise);
    }
  }
}
