package dev.plinth.system.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.rest.Answer;
import dev.plinth.rest.Client;
import dev.plinth.system.http.ProblemDocument;
import dev.plinth.system.product.Person;
import dev.plinth.system.product.Product;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * A run of the fuzzer: one client sends random requests one after another and checks the answers.
 */
final class FuzzRun implements Callable<Void> {

  /** The status of a method that a path doesn't have. */
  private static final Set<Integer> NOT_OFFERED = Set.of(400, 401, 405);

  private final String name;
  private final Product product;
  private final Supplier<Person> signIn;
  private final List<Operation> operations;
  private final Chance chance;
  private final int most;
  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private final List<String> ids = new ArrayList<>();
  private Person person;

  /**
   * @param name the client's name for messages
   * @param signIn signs the client in, also after its session ended; null for an anonymous client
   * @param most the maximum number of requests
   */
  FuzzRun(
      String name,
      Product product,
      Supplier<Person> signIn,
      List<Operation> operations,
      Chance chance,
      int most) {
    this.name = name;
    this.product = product;
    this.signIn = signIn;
    this.operations = operations;
    this.chance = chance;
    this.most = most;
  }

  @Override
  public Void call() {
    begin();
    for (int i = 0; requests() < most; i++) {
      Operation operation = operations.get(i % operations.size());
      // Each would end the session, and signing in again is slow.
      if (person == null || !operation.toString().equals("DELETE /tokens") || chance.in(5)) {
        send(operation);
      }
    }
    return null;
  }

  private void begin() {
    Person somebody = product.newcomer();
    for (String isActive : List.of("true", "false")) {
      String body = "{\"title\":\"t\",\"description\":\"d\",\"isActive\":" + isActive + "}";
      ids.add(somebody.blogs().send("POST", "blogs", body).json().getString("id"));
    }
    ids.add("00000000-0000-4000-8000-000000000000");
    signInAgain();
  }

  private void signInAgain() {
    person = signIn == null ? null : signIn.get();
  }

  private void send(Operation operation) {
    HttpRequest.Builder request = client(operation).request(chance.address(operation, ids));
    request.setHeader("Accept", chance.mediaType("application/json"));
    byte[] body = operation.fields().isEmpty() ? new byte[0] : chance.body(operation);
    String method = chance.method(operation);
    request.method(method, BodyPublishers.ofByteArray(body));
    if (body.length > 0) {
      request.setHeader("Content-Type", chance.mediaType("application/json"));
    }
    if (chance.in(10)) {
      List<String> header = chance.header();
      request.header(header.get(0), header.get(1));
    }
    Answer answer = client(operation).send(request);
    statuses.merge(answer.status(), 1, Integer::sum);
    check(operation, method, answer);
    follow(answer);
  }

  private Client client(Operation operation) {
    if (person == null) {
      return operation.isOfBlogs() ? product.blogs() : product.users();
    }
    return operation.isOfBlogs() ? person.blogs() : person.users();
  }

  private void check(Operation operation, String method, Answer answer) {
    String request = "%s %s as %s: %s".formatted(method, answer.response().uri(), name, answer);
    assertThat(answer.status()).as(request).isIn(documented(operation, method));
    if (method.equals("HEAD") || answer.body().isEmpty()) {
      return;
    }
    if (answer.status() >= 400) {
      ProblemDocument.of(answer, answer.status());
    } else if (!method.equals("OPTIONS")) {
      assertThat(answer.header("Content-Type")).as(request).isEqualTo("application/json");
      assertThat(answer.json()).as(request).isNotNull();
    }
  }

  private Set<Integer> documented(Operation operation, String method) {
    if (method.equals("OPTIONS")) {
      return Set.of(200, 400, 401, 406);
    }
    return operations.stream()
        .filter(other -> other.path().equals(operation.path()))
        .filter(other -> other.method().equals(method.equals("HEAD") ? "GET" : method))
        .map(Operation::statuses)
        .findFirst()
        .orElse(NOT_OFFERED);
  }

  /** Remembers created items for later requests, and signs in again after the session ended. */
  private void follow(Answer answer) {
    if (answer.status() == 201 && answer.json().containsKey("id")) {
      ids.add(answer.json().getString("id"));
    }
    if (answer.status() == 204 && answer.response().uri().getPath().equals("/tokens")) {
      signInAgain();
    }
  }

  /** Returns the number of answered requests. */
  int requests() {
    return statuses.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Returns the number of answers by status. */
  Map<Integer, Integer> statuses() {
    return statuses;
  }

  @Override
  public String toString() {
    return "%d requests as %s on %d operations, by status %s"
        .formatted(requests(), name, operations.size(), statuses);
  }
}
