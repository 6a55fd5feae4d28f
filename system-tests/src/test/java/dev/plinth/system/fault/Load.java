package dev.plinth.system.fault;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Client;
import dev.plinth.system.product.Person;
import dev.plinth.system.product.Product;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Open-loop load: steady reads and writes on both services, independent of their answers. */
public final class Load implements AutoCloseable {

  private static final Duration EACH = Duration.ofMillis(20);
  private static final Duration STEADY = Duration.ofSeconds(2);
  private static final Duration WARM_UP = Duration.ofSeconds(60);
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(30);
  private static final String BLOG =
      "{\"title\":\"steady\",\"description\":\"d\",\"author\":\"a\"}";

  private final Supplier<Client> users;
  private final Supplier<Client> blogs;
  private final Duration each;
  private final Queue<Result> results = new ConcurrentLinkedQueue<>();
  private final Set<String> written = ConcurrentHashMap.newKeySet();
  private final AtomicInteger sent = new AtomicInteger();
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();

  /**
   * The answer to one request.
   *
   * @param service the service that it was sent to
   * @param method the HTTP method
   * @param at when the request was sent
   * @param took the time until its answer arrived
   * @param status the HTTP status, 0 if there was no answer
   * @param problem the body of a 503
   */
  public record Result(
      String service, String method, Instant at, Duration took, int status, String problem) {

    /** Returns when the answer arrived. */
    public Instant answered() {
      return at.plus(took);
    }

    /** Returns whether the request succeeded. */
    public boolean isSuccess() {
      return status == 200 || status == 201;
    }

    /** Returns whether the product itself answered 503. */
    public boolean isGated() {
      return status == 503 && problem.contains("\"availability\":");
    }
  }

  /** Sends 50 requests a second to a product, which may restart during the load. */
  public Load(Product product) {
    this(product.admin(), EACH);
  }

  private Load(Person admin, Duration each) {
    this(admin::users, admin::blogs, each);
  }

  /**
   * Starts sending.
   *
   * @param users the users service, as a user who may see all users
   * @param blogs the blogs service, as a user who may name any author
   * @param each the interval between requests
   */
  public Load(Supplier<Client> users, Supplier<Client> blogs, Duration each) {
    this.users = users;
    this.blogs = blogs;
    this.each = each;
    pace.scheduleAtFixedRate(this::send, 0, each.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void send() {
    switch (sent.getAndIncrement() % 4) {
      case 0 -> send(blogs.get(), "POST", "blogs", BLOG);
      case 1 -> send(users.get(), "GET", "users?limit=5", null);
      default -> send(blogs.get(), "GET", "blogs?limit=5", null);
    }
  }

  private void send(Client service, String method, String path, String body) {
    Instant at = Instant.now();
    service
        .sendAsync(method, path, body)
        .whenComplete(
            (answer, failure) ->
                results.add(
                    new Result(
                        path.substring(0, 5),
                        method,
                        at,
                        Duration.between(at, Instant.now()),
                        failure == null ? note(answer) : 0,
                        failure == null ? answer.body() : failure.toString())));
  }

  private int note(Answer answer) {
    if (answer.status() == 201) {
      written.add(answer.json().getString("id"));
    }
    return answer.status();
  }

  /** Returns the identities of the blogs whose creation was acknowledged. */
  Set<String> written() {
    return written;
  }

  /** Returns the answers so far to requests that were sent after a time. */
  public List<Result> since(Instant time) {
    return results.stream().filter(result -> !result.at().isBefore(time)).toList();
  }

  /**
   * Returns when both services had answered requests sent after a time with success; empty if one
   * of them has not.
   */
  public Optional<Instant> successSince(Instant time) {
    Map<String, Instant> first =
        since(time).stream()
            .filter(Result::isSuccess)
            .collect(toMap(Result::service, Result::answered, (a, b) -> a.isBefore(b) ? a : b));
    return first.size() == 2 ? first.values().stream().max(Instant::compareTo) : Optional.empty();
  }

  /** Returns the answers other than success. */
  List<Result> failures() {
    return results.stream().filter(result -> !result.isSuccess()).toList();
  }

  /** Checks that each answer was a success or the product's own 503, and that none was late. */
  void assertHonest(Duration longest) {
    assertThat(results)
        .allSatisfy(
            result -> {
              assertThat(result.isSuccess() || result.isGated()).as(result.toString()).isTrue();
              assertThat(result.took()).as(result.toString()).isLessThan(longest);
            });
  }

  /** Waits until the product has warmed up and answers everything with success. */
  public void awaitSteady() {
    await()
        .atMost(WARM_UP)
        .until(
            () -> {
              List<Result> last = since(Instant.now().minus(STEADY));
              return last.size() > STEADY.dividedBy(each) / 2
                  && last.stream().allMatch(Result::isSuccess);
            });
  }

  /** Stops sending. */
  void stop() {
    pace.shutdown();
  }

  /** Stops sending and waits for the outstanding answers. */
  public void finish() {
    stop();
    await().atMost(LAST_ANSWERS).until(() -> pace.isTerminated() && results.size() == sent.get());
  }

  @Override
  public void close() {
    stop();
  }
}
