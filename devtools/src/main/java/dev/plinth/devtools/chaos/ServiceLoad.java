package dev.plinth.devtools.chaos;

import dev.plinth.devtools.chaos.Sample.Kind;
import dev.plinth.launcher.Failure;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The light load on one service: reads, writes and health checks in turn. */
final class ServiceLoad {

  private static final List<Kind> TURN =
      List.of(Kind.LIST, Kind.ITEM, Kind.WRITE, Kind.LIVE, Kind.LIST, Kind.ITEM, Kind.READY);

  /** The gate refuses faster, and then nothing was written. */
  private static final Duration IN_DOUBT = Duration.ofMillis(50);

  private static final int CREATED = 201;

  private final String service;
  private final URI root;
  private final ServiceCaller caller;
  private final NewItem newItem;
  private final String item;
  private final Queue<Sample> samples = new ConcurrentLinkedQueue<>();
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
  private final Map<String, String> inDoubt = new ConcurrentHashMap<>();
  private final Queue<CompletableFuture<?>> sent = new ConcurrentLinkedQueue<>();
  private int turn;

  /**
   * Adds the item that it reads.
   *
   * @param root the service's address
   * @throws Failure if that is refused
   */
  ServiceLoad(String service, URI root, ServiceCaller caller, NewItem newItem) {
    this.service = service;
    this.root = root;
    this.caller = caller;
    this.newItem = newItem;
    String key = UUID.randomUUID().toString();
    HttpResponse<String> added = caller.post(root.resolve(service), newItem.body(), key).join();
    if (added.statusCode() != CREATED) {
      throw new Failure(
          "chaos could not add an item to %s: %d %s"
              .formatted(service, added.statusCode(), added.body()));
    }
    item = id(added);
    acknowledged.put(key, item);
  }

  private static String id(HttpResponse<String> added) {
    return ServiceCaller.json(added).getString("id");
  }

  /** Sends the next request without waiting. */
  void sendNext() {
    Kind kind = TURN.get(turn++ % TURN.size());
    switch (kind) {
      case LIST -> record(kind, caller.send("GET", root.resolve(service + "?limit=5")));
      case ITEM -> record(kind, caller.send("GET", root.resolve(service + "/" + item)));
      case LIVE -> record(kind, caller.send("GET", root.resolve("health/live")));
      case READY -> record(kind, caller.send("GET", root.resolve("health/ready")));
      case WRITE -> write();
    }
  }

  private void write() {
    String key = UUID.randomUUID().toString();
    String body = newItem.body();
    Instant at = Instant.now();
    sent.add(
        record(Kind.WRITE, caller.post(root.resolve(service), body, key))
            .thenAccept(
                answer -> {
                  if (answer != null && answer.statusCode() == CREATED) {
                    acknowledged.put(key, id(answer));
                  } else if (Duration.between(at, Instant.now()).compareTo(IN_DOUBT) > 0) {
                    inDoubt.put(key, body);
                  }
                }));
  }

  private CompletableFuture<HttpResponse<String>> record(
      Kind kind, CompletableFuture<HttpResponse<String>> answered) {
    Instant at = Instant.now();
    CompletableFuture<HttpResponse<String>> recorded =
        answered
            .exceptionally(failure -> null)
            .thenApply(
                answer -> {
                  samples.add(sample(kind, at, answer));
                  return answer;
                });
    sent.add(recorded);
    return recorded;
  }

  private Sample sample(Kind kind, Instant at, HttpResponse<String> answer) {
    Duration took = Duration.between(at, Instant.now());
    if (answer == null) {
      return new Sample(service, kind, at, took, 0, false, false);
    }
    boolean hit = answer.headers().firstValue("Cache-Status").orElse("").contains("; hit");
    boolean retryable =
        answer.statusCode() == 503 && answer.headers().firstValue("Retry-After").isPresent();
    return new Sample(service, kind, at, took, answer.statusCode(), hit, retryable);
  }

  String service() {
    return service;
  }

  URI root() {
    return root;
  }

  /** Returns the answers so far, in the order of their requests. */
  List<Sample> samples() {
    return samples.stream().sorted(Comparator.comparing(Sample::at)).toList();
  }

  void awaitAnswers() {
    CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
  }

  /** Returns whether the cache answered the last read of the item. */
  boolean isCacheInUse() {
    return last(Kind.ITEM).filter(Sample::isHit).isPresent();
  }

  boolean isReady() {
    return last(Kind.READY).filter(Sample::isSuccess).isPresent();
  }

  private Optional<Sample> last(Kind kind) {
    return samples.stream().filter(it -> it.kind() == kind).reduce((earlier, later) -> later);
  }

  int acknowledged() {
    return acknowledged.size();
  }

  /** Looks up what was acknowledged, and returns how much is missing. */
  int lost() {
    return (int)
        acknowledged.values().stream()
            .filter(id -> status("GET", root.resolve(service + "/" + id)) != 200)
            .count();
  }

  /**
   * Deletes what the load has added. A write without a clear answer is repeated first: its
   * idempotency key makes sure that it happens once.
   */
  void deleteAll() {
    inDoubt.forEach(
        (key, body) -> {
          HttpResponse<String> answer = caller.post(root.resolve(service), body, key).join();
          if (answer.statusCode() == CREATED) {
            acknowledged.put(key, id(answer));
          }
        });
    acknowledged.values().forEach(id -> status("DELETE", root.resolve(service + "/" + id)));
  }

  private int status(String method, URI target) {
    try {
      return caller.send(method, target).join().statusCode();
    } catch (CompletionException e) {
      return 0;
    }
  }
}
