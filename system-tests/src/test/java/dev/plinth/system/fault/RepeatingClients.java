package dev.plinth.system.fault;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Client;
import dev.plinth.system.product.Person;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Clients that write blogs with idempotency keys. Each repeats a write with the same key until it
 * gets a definite answer: anything but 503, 409 or a lost connection.
 */
final class RepeatingClients implements AutoCloseable {

  private static final int CLIENTS = 4;
  private static final Set<Integer> INDEFINITE = Set.of(0, 409, 503);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration BOUND = Duration.ofMinutes(2);

  private final Person person;
  private final Queue<String> remaining;
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

  /** How many requests got a status; 0 if they got no answer. */
  private final Map<Integer, Integer> statuses = new ConcurrentSkipListMap<>();

  private final ScheduledExecutorService clients = Executors.newScheduledThreadPool(CLIENTS);

  /** Starts them. */
  RepeatingClients(Person person, int writes) {
    this.person = person;
    this.remaining =
        IntStream.range(0, writes)
            .mapToObj(i -> "once-" + UUID.randomUUID())
            .collect(toCollection(ConcurrentLinkedQueue::new));
    IntStream.range(0, CLIENTS).forEach(i -> clients.execute(this::writeNext));
  }

  private void writeNext() {
    String title = remaining.poll();
    if (title != null) {
      write(title);
    }
  }

  private void write(String title) {
    Answer answer = send(title);
    int status = answer == null ? 0 : answer.status();
    statuses.merge(status, 1, Integer::sum);
    if (INDEFINITE.contains(status)) {
      clients.schedule(() -> write(title), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } else {
      answers.add(answer);
      clients.execute(this::writeNext);
    }
  }

  /** Returns the answer; null if there was none. */
  private Answer send(String title) {
    Client blogs = person.blogs();
    HttpRequest.Builder request =
        blogs
            .request("blogs")
            .POST(
                BodyPublishers.ofString(
                    "{\"title\":\"%s\",\"description\":\"d\"}".formatted(title)))
            .headers("Content-Type", "application/json", "Idempotency-Key", title);
    try {
      return blogs.send(request);
    } catch (CompletionException e) {
      return null;
    }
  }

  /** Waits for a number of definite answers, each of which must be a success. */
  void awaitAnswers(int number) {
    await().atMost(BOUND).pollInterval(Duration.ofMillis(10)).until(() -> answers.size() >= number);
    assertThat(answers).extracting(Answer::status).containsOnly(201);
  }

  /** Returns the ids of the blogs, by the answers, with their titles. */
  List<String> blogs() {
    return answers.stream()
        .map(Answer::json)
        .map(blog -> blog.getString("id") + " " + blog.getString("title"))
        .toList();
  }

  /** Returns how many requests got each status, 0 for no answer. */
  Map<Integer, Integer> statuses() {
    return statuses;
  }

  /** Returns how many of the answers were those of an earlier request. */
  long replays() {
    return answers.stream().filter(it -> !it.header("Idempotency-Replayed").isEmpty()).count();
  }

  @Override
  public void close() {
    clients.shutdownNow();
  }
}
