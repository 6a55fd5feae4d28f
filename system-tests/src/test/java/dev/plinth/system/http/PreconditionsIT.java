package dev.plinth.system.http;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.rest.Answer;
import dev.plinth.rest.Client;
import dev.plinth.system.fault.Figures;
import dev.plinth.system.fault.Rounds;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Person;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import jakarta.json.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditional requests with entity tags (RFC 9110, section 13). */
@BesideOthers
@ExtendWith(SharedProduct.class)
@TestInstance(Lifecycle.PER_CLASS)
class PreconditionsIT {

  private static final String OLD = "\"2.a.1\"";
  private static final String NEW_BLOG = "{\"title\":\"t\",\"description\":\"d\"}";
  private static final Map<String, String> BODIES =
      Map.of("users", "{\"email\":\"%s@example.org\"}", "blogs", "{\"title\":\"%s\"}");

  private static final Map<String, String> NAMES = Map.of("users", "username", "blogs", "title");

  private final Product product;
  private Person person;

  PreconditionsIT(Product product) {
    this.product = product;
  }

  @BeforeAll
  void signUp() {
    person = product.newcomer();
  }

  /** Returns the path of a new blog or user that the person may change. */
  private String newAddress(String service) {
    if (service.equals("blogs")) {
      return person.blogs().send("POST", "blogs", NEW_BLOG).location();
    }
    Person other = product.newcomer();
    String id = product.value("select id from users where username = '" + other.username() + "'");
    return "users/" + id;
  }

  private Client client(String service) {
    return service.equals("blogs") ? person.blogs() : product.admin().users();
  }

  private Answer send(String service, String method, String address, String... headers) {
    boolean hasBody = !List.of("GET", "HEAD", "DELETE").contains(method);
    String body = BODIES.get(service).formatted("x" + System.nanoTime());
    HttpRequest.Builder request =
        client(service)
            .request(address)
            .method(method, hasBody ? BodyPublishers.ofString(body) : BodyPublishers.noBody())
            .headers(headers);
    return client(service)
        .send(hasBody ? request.header("Content-Type", "application/json") : request);
  }

  @ParameterizedTest
  @CsvSource({
    "blogs, PUT",
    "blogs, PATCH",
    "blogs, DELETE",
    "users, PUT",
    "users, PATCH",
    "users, DELETE"
  })
  void changesOnlyTheStateThatTheClientKnows(String service, String method) {
    String address = newAddress(service);
    String first = client(service).send("GET", address).header("ETag");

    Answer known = send(service, "PATCH", address, "If-Match", OLD + ", " + first);
    Answer stale = send(service, method, address, "If-Match", first);
    Answer weak = send(service, method, address, "If-Match", "W/" + known.header("ETag"));
    Answer excluded = send(service, method, address, "If-None-Match", "W/" + known.header("ETag"));
    Answer any = send(service, method, address, "If-None-Match", "*");

    assertThat(known.status()).as(known.body()).isEqualTo(200);
    for (Answer refused : List.of(stale, weak, excluded, any)) {
      ProblemDocument.of(refused, 412);
      assertThat(refused.header("ETag")).isEqualTo(known.header("ETag"));
    }
    assertThat(client(service).send("GET", address).body()).isEqualTo(known.body());
    assertThat(send(service, method, address, "If-Match", known.header("ETag")).status())
        .isLessThan(300);
  }

  @ParameterizedTest
  @CsvSource({"blogs, *", "users, *", "blogs, '\"2.a.1\"'", "users, '\"2.a.1\"'"})
  void changesWhatIsThereIfNoOtherStateIsExcluded(String service, String tags) {
    String address = newAddress(service);
    String field = tags.equals("*") ? "If-Match" : "If-None-Match";

    assertThat(send(service, "PATCH", address, field, tags).status()).isEqualTo(200);
    assertThat(send(service, "PUT", address, field, tags).status()).isEqualTo(200);
    assertThat(send(service, "DELETE", address, field, tags).status()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"blogs/{id}", "blogs?limit=2", "blogs", "users/{id}", "users?limit=2"})
  void readsByTheSameRules(String path) {
    String service = path.substring(0, "blogs".length());
    String address = path.endsWith("}") ? newAddress(service) : path;
    String tag = client(service).send("GET", address).header("ETag");

    Answer other = send(service, "GET", address, "If-Match", OLD);
    ProblemDocument.of(other, 412);
    assertThat(other.header("ETag")).isEqualTo(tag);
    ProblemDocument.of(send(service, "GET", address, "If-Match", OLD, "If-None-Match", tag), 412);
    assertThat(send(service, "HEAD", address, "If-Match", OLD).status()).isEqualTo(412);
    assertThat(send(service, "GET", address, "If-Match", tag).status()).isEqualTo(200);
    assertThat(send(service, "GET", address, "If-None-Match", "W/" + tag).status()).isEqualTo(304);
    assertThat(send(service, "HEAD", address, "If-None-Match", "*").status()).isEqualTo(304);
    assertThat(send(service, "GET", address, "If-Match", tag, "If-None-Match", tag).status())
        .isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\"x", "\"x\" \"y\"", "*, \"x\"", ""})
  void refusesWhatIsNoListOfTags(String tags) {
    String address = newAddress("blogs");

    for (String method : List.of("GET", "PUT", "PATCH", "DELETE")) {
      ProblemDocument.of(send("blogs", method, address, "If-Match", tags), 400);
      ProblemDocument.of(send("blogs", method, address, "If-None-Match", tags), 400);
    }
  }

  /** RFC 9110, section 13.2.1: a caller without permission learns nothing of the state. */
  @Test
  void checksTheStateOnlyOfWhatTheCallerMayChange() {
    String address = newAddress("blogs");
    Person other = product.newcomer();
    HttpRequest.Builder request = other.blogs().request(address).DELETE().header("If-Match", OLD);

    ProblemDocument.of(other.blogs().send(request), 403);
    ProblemDocument.of(
        send("blogs", "PATCH", "blogs/00000000-0000-4000-8000-000000000000", "If-Match", "*"), 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"blogs", "users"})
  void letsOneOfManyChangesOfTheSameStatePass(String service) {
    String address = newAddress(service);
    for (int round = 0; round < 3; round++) {
      String tag = client(service).send("GET", address).header("ETag");

      List<CompletableFuture<Answer>> answers =
          IntStream.range(0, 6).mapToObj(i -> later(service, address, tag)).toList();

      List<Answer> all = answers.stream().map(CompletableFuture::join).toList();
      assertThat(all).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 412);
      assertThat(all).extracting(answer -> answer.header("ETag")).doesNotContain(tag, "");
    }
  }

  @Test
  void losesNoUpdateOfManyWritersOfBothServices() {
    CompletableFuture<Void> ofUsers = CompletableFuture.runAsync(() -> increaseByMany("users"));
    increaseByMany("blogs");
    ofUsers.join();
  }

  /** Each writer increases a number by one, so each lost update is missing in the sum. */
  private void increaseByMany(String service) {
    String address = newAddress(service);
    String base = "n" + UUID.randomUUID() + "-";
    write(service, address, base + 0, "*");
    int writers = Rounds.of(6, 50);
    int increments = Rounds.of(3, 5);
    Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    Instant begun = Instant.now();

    List<Thread> threads =
        IntStream.range(0, writers)
            .mapToObj(i -> new Thread(() -> increase(service, address, increments, statuses)))
            .toList();
    threads.forEach(Thread::start);
    threads.forEach(PreconditionsIT::join);

    assertThat(name(service, client(service).send("GET", address)))
        .isEqualTo(base + writers * increments);
    assertThat(statuses).isSubsetOf(200, 412, 503);
    Figures.print(
        "writers of one row",
        "%s: %d writers, %d updates of each, none lost, attempts by status %s, %d ms",
        service,
        writers,
        increments,
        statuses.stream().collect(groupingBy(it -> it, TreeMap::new, counting())),
        Duration.between(begun, Instant.now()).toMillis());
  }

  /** Goes on from the state that won, until it has made its number of changes. */
  private void increase(String service, String address, int times, Queue<Integer> statuses) {
    int done = 0;
    while (done < times) {
      Answer current = client(service).send("GET", address);
      int status =
          current.status() == 200 ? writeNext(service, address, current) : current.status();
      statuses.add(status);
      done += status == 200 ? 1 : 0;
    }
  }

  private int writeNext(String service, String address, Answer current) {
    String[] name = name(service, current).split("-(?=\\d+$)");
    String next = name[0] + "-" + (Integer.parseInt(name[1]) + 1);
    return write(service, address, next, current.header("ETag"));
  }

  private int write(String service, String address, String name, String tag) {
    String body = Json.createObjectBuilder().add(NAMES.get(service), name).build().toString();
    HttpRequest.Builder request =
        client(service)
            .request(address)
            .method("PATCH", BodyPublishers.ofString(body))
            .headers("Content-Type", "application/json", "If-Match", tag);
    return client(service).send(request).status();
  }

  private static String name(String service, Answer answer) {
    return answer.json().getString(NAMES.get(service));
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private CompletableFuture<Answer> later(String service, String address, String tag) {
    return CompletableFuture.supplyAsync(() -> send(service, "PATCH", address, "If-Match", tag));
  }
}
