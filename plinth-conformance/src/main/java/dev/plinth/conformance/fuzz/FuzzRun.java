package dev.plinth.conformance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.document.ApiOperation;
import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Client;
import dev.plinth.conformance.http.ProblemDocument;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A run of the fuzzer: one client sends random requests one after another and checks the answers.
 */
public final class FuzzRun {

  /** The status of a method that a path doesn't have. */
  private static final Set<Integer> NOT_OFFERED = Set.of(400, 401, 405);

  private static final Set<Integer> OF_OPTIONS = Set.of(200, 400, 401, 406);
  private static final String SESSION = "/tokens";

  private final String name;
  private final Supplier<Client> session;
  private final List<ApiOperation> operations;
  private final Chance chance;
  private final List<String> ids;
  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private final Set<String> requested = new HashSet<>();
  private Client client;

  /**
   * Creates a run.
   *
   * @param name the client's name for messages
   * @param session signs the client in, also after its session ended
   * @param ids of items that requests may be about
   */
  public FuzzRun(
      String name,
      Supplier<Client> session,
      List<ApiOperation> operations,
      Chance chance,
      List<String> ids) {
    this.name = name;
    this.session = session;
    this.operations = operations;
    this.chance = chance;
    this.ids = new ArrayList<>(ids);
  }

  /**
   * Sends requests.
   *
   * @param most their number
   */
  public void send(int most) {
    client = session.get();
    for (int i = 0; requests() < most; i++) {
      ApiOperation operation = operations.get(i % operations.size());
      if (!endsTheSession(operation) || !isRequested(operation) || chance.in(5)) {
        send(operation);
      }
    }
  }

  /** Such requests are rare, because signing in again is slow. */
  private static boolean endsTheSession(ApiOperation operation) {
    return operation.toString().equals("DELETE " + SESSION);
  }

  private boolean isRequested(ApiOperation operation) {
    return requested.contains(operation.toString());
  }

  private void send(ApiOperation operation) {
    HttpRequest.Builder request = client.request(chance.address(operation, ids));
    request.setHeader("Accept", chance.mediaType("application/json"));
    byte[] body = operation.body().isMissingNode() ? new byte[0] : chance.body(operation);
    String method = chance.method(operation);
    request.method(method, BodyPublishers.ofByteArray(body));
    if (body.length > 0) {
      request.setHeader("Content-Type", chance.mediaType("application/json"));
    }
    if (chance.in(10)) {
      List<String> header = chance.header();
      request.header(header.get(0), header.get(1));
    }
    Answer answer = client.send(request);
    statuses.merge(answer.status(), 1, Integer::sum);
    requested.add(method + " " + operation.path());
    check(operation, method, answer);
    follow(answer);
  }

  private void check(ApiOperation operation, String method, Answer answer) {
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

  private Iterable<Integer> documented(ApiOperation operation, String method) {
    if (method.equals("OPTIONS")) {
      return OF_OPTIONS;
    }
    return operations.stream()
        .filter(other -> other.path().equals(operation.path()))
        .filter(other -> other.method().equals(method.equals("HEAD") ? "GET" : method))
        .map(other -> (Iterable<Integer>) other.statuses())
        .findFirst()
        .orElse(NOT_OFFERED);
  }

  /** Remembers created items for later requests, and signs in again after the session ended. */
  private void follow(Answer answer) {
    if (answer.status() == 201 && answer.body().contains("\"id\"") && isObject(answer)) {
      ids.add(answer.json().getString("id"));
    }
    if (answer.status() == 204 && answer.response().uri().getPath().equals(SESSION)) {
      client = session.get();
    }
  }

  private static boolean isObject(Answer answer) {
    return answer.json().containsKey("id");
  }

  private int requests() {
    return statuses.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Returns the number of answers by status. */
  public Map<Integer, Integer> statuses() {
    return statuses;
  }

  /** Returns the operations that no request was for. */
  public List<ApiOperation> unrequested() {
    return operations.stream().filter(operation -> !isRequested(operation)).toList();
  }

  @Override
  public String toString() {
    return "%d requests of %s on %d operations, by status %s"
        .formatted(requests(), name, operations.size(), statuses);
  }
}
