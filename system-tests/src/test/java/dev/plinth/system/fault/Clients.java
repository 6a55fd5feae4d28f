package dev.plinth.system.fault;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Client;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Closed-loop load: each client sends one request after another until it is stopped. */
final class Clients implements AutoCloseable {

  private final Supplier<Client> service;
  private final Request request;
  private final Queue<Result> results = new ConcurrentLinkedQueue<>();
  private final List<CompletableFuture<Void>> loops;
  private volatile boolean stopped;

  /** The request that they send. */
  record Request(String method, String path, String body) {

    static Request get(String path) {
      return new Request("GET", path, null);
    }
  }

  /** The result of one request. */
  record Result(Duration took, int status, String retryAfter, String body) {}

  /** Starts sending. */
  Clients(int number, Supplier<Client> service, Request request) {
    this.service = service;
    this.request = request;
    loops = Stream.generate(this::send).limit(number).toList();
  }

  private CompletableFuture<Void> send() {
    long begun = System.nanoTime();
    return service
        .get()
        .sendAsync(request.method(), request.path(), request.body())
        .thenCompose(answer -> next(answer, Duration.ofNanos(System.nanoTime() - begun)));
  }

  private CompletableFuture<Void> next(Answer answer, Duration took) {
    results.add(new Result(took, answer.status(), answer.header("Retry-After"), answer.body()));
    return stopped ? CompletableFuture.completedFuture(null) : send();
  }

  /** Returns the number of results so far. */
  int count() {
    return results.size();
  }

  /** Stops sending and returns the results. */
  List<Result> finish() {
    stopped = true;
    loops.forEach(CompletableFuture::join);
    return List.copyOf(results);
  }

  /** Returns the 99th percentile of the response times. */
  static Duration p99(List<Result> results) {
    List<Duration> sorted = results.stream().map(Result::took).sorted().toList();
    return sorted.get(sorted.size() * 99 / 100);
  }

  @Override
  public void close() {
    stopped = true;
  }
}
