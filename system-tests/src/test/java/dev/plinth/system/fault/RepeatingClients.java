package dev.plinth.system.fault;

import static org.awaitility.Awaitility.await;

import dev.plinth.rest.Answer;
import dev.plinth.rest.Client;
import dev.plinth.system.product.Person;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Clients that write blogs with idempotency keys. Each repeats a write with the same key until it
 * gets a definite answer: anything but 503, 409 or a lost connection.
 */
final class RepeatingClients implements AutoCloseable {

  private static final int CLIENTS = 4;
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration BOUND = Duration.ofMinutes(2);

  private final Person person;
  private final List<String> titles;
  private final Queue<String> remaining;
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final ScheduledExecutorService clients = Executors.newScheduledThreadPool(CLIENTS);

  /** Starts them. */
  RepeatingClients(Person person, int writes) {
    this.person = person;
    this.titles = IntStream.range(0, writes).mapToObj(i -> "once-" + UUID.randomUUID()).toList();
    this.remaining = new ConcurrentLinkedQueue<>(titles);
    IntStream.range(0, CLIENTS).forEach(i -> clients.execute(this::writeNext));
  }

  private void writeNext() {
    String title = remaining.poll();
    if (title != null) {
      write(title);
    }
  }

  private void write(String title) {
    requests.incrementAndGet();
    Answer answer = send(title);
    if (answer == null || answer.status() == 503 || answer.status() == 409) {
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
    for (Answer answer : answers) {
      answer.location();
    }
  }

  /** Returns the titles of the blogs. */
  List<String> titles() {
    return titles;
  }

  /** Returns the number of requests. */
  int requests() {
    return requests.get();
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
