package dev.plinth.system.http;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Client;
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

/** Many writers of one row, who use its entity tag (RFC 9110, section 13). */
@BesideOthers
@ExtendWith(SharedProduct.class)
@TestInstance(Lifecycle.PER_CLASS)
class PreconditionsIT {

  private static final String NEW_BLOG = "{\"title\":\"t\",\"description\":\"d\"}";
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
}
