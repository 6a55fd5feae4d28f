package dev.plinth.system.contract;

import static dev.plinth.system.contract.ValidCalls.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.document.ApiOperation;
import dev.plinth.conformance.document.WrongBody;
import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Call;
import dev.plinth.conformance.http.Client;
import dev.plinth.system.product.Person;
import dev.plinth.system.product.Product;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Provokes each status of each operation. */
final class Provocations {

  /** The address of a client that has exceeded the limit of requests. */
  static final String LIMITED_CLIENT = "203.0.113.1";

  /** The requests of an address, which the tests' own one stays below. */
  static final int LIMIT = 200;

  /** Depends on the configuration. */
  static final int PRECONDITION_REQUIRED = 428;

  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;
  private static final String CURRENT_USER = "getCurrentUser";
  private static final Set<String> NAMING = Set.of("registerUser", "replaceUser", "changeUser");
  private static final String WAITING = "select count(*) from pg_locks where not granted";

  private final Product product;
  private final ValidCalls valid;
  private final Person other;

  Provocations(Product product) {
    this.product = product;
    this.valid = new ValidCalls(product);
    this.other = product.newcomer();
  }

  /** Sends more requests from an address than the limit allows. */
  static void exceedLimit(Client service) {
    Call call = new Call(service, "GET", "none").with("X-Forwarded-For", LIMITED_CLIENT);
    IntStream.rangeClosed(0, LIMIT).parallel().forEach(i -> call.send());
  }

  /**
   * Returns whether requests alone provoke a status. Other conflicts need the database, or the last
   * administrator. The 404 of a deleted caller needs the database.
   */
  static boolean isHarmless(ApiOperation operation, int status) {
    return switch (status) {
      case PRECONDITION_REQUIRED, TOO_MANY, UNAVAILABLE -> false;
      case CONFLICT -> NAMING.contains(operation.id());
      case NOT_FOUND -> !operation.id().equals(CURRENT_USER);
      default -> true;
    };
  }

  /** Returns the answer of an operation with a status. */
  Answer provoke(ApiOperation operation, int status) {
    Call call = valid.of(operation.id());
    return switch (status) {
      case 200, 201 -> valid.last(operation.id()).send();
      case 204 -> valid.last(operation.id()).with("Prefer", "return=minimal").send();
      case 304 -> call.with("If-None-Match", "*").send();
      case 400 -> invalid(operation, call).send();
      case 401 -> unauthorized(operation, call).send();
      case 403 -> forbidden(operation, call).send();
      case NOT_FOUND -> missing(operation, call).send();
      case 406 -> call.with("Accept", "text/plain").send();
      case CONFLICT -> conflicting(operation, call);
      case 412 -> call.with("If-Match", "\"x\"").send();
      case 413 -> call.withBody("x".repeat(70_000)).send();
      case 415 -> call.with("Content-Type", "text/plain").send();
      case 422 -> reusingKey(call).send();
      case TOO_MANY -> call.with("X-Forwarded-For", LIMITED_CLIENT).send();
      default -> throw new AssertionError("no way to provoke " + status + " of " + operation);
    };
  }

  /** Sends a wrong body, which the service must refuse with a reference to the field. */
  void checkRefused(WrongBody wrong) {
    Call call = valid.of(wrong.operation().id());
    Answer answer = call.withBody(wrong.in(call.json())).send();

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("\"pointer\":\"" + wrong.pointer() + "\"");
  }

  private static Call invalid(ApiOperation operation, Call call) {
    return operation.body().isMissingNode()
        ? call.withQuery("unknown=1")
        : call.withBody("{\"unknown\":1}");
  }

  /** Returns a call with the key of another one, which it sends before. */
  private static Call reusingKey(Call call) {
    Call first = call.with("Idempotency-Key", UUID.randomUUID().toString());
    first.send();
    return first.withBody(call.json() + " ");
  }

  private Call unauthorized(ApiOperation operation, Call call) {
    if (operation.readsToken()) {
      return operation.needsToken() ? call.as(null) : call.as("x");
    }
    return operation.id().equals("signIn")
        ? call.withBody(valid.credentials("wrong password"))
        : call.withBody(json("refreshToken", "unknown"));
  }

  private Call forbidden(ApiOperation operation, Call call) {
    return switch (operation.id()) {
      case "listUsers" -> call.as(valid.person().token());
      case "replaceUser", "changeUser" -> call.withBody("{\"isAdmin\":true}");
      case "writeBlog" -> call.withBody(json("title", "t", "description", "d", "author", admin()));
      case "writeBlogs" ->
          call.withBody("[" + json("title", "t", "description", "d", "author", admin()) + "]");
      default -> call.as(other.token());
    };
  }

  private Call missing(ApiOperation operation, Call call) {
    return operation.id().equals(CURRENT_USER)
        ? asGone(call)
        : call.withPath(
            operation.path().substring(1).replace("{id}", UUID.randomUUID().toString()));
  }

  /** A deletion by SQL is not announced, so the service still has the session in its memory. */
  private Call asGone(Call call) {
    Person newcomer = product.newcomer();
    Call gone = call.as(newcomer.token());
    gone.send();
    product.value(
        "delete from users where id = '%s' returning id".formatted(ValidCalls.id(newcomer)));
    return gone;
  }

  private Answer conflicting(ApiOperation operation, Call call) {
    return switch (operation.id()) {
      case "registerUser" ->
          call.withBody(
                  json(
                      "username",
                      admin(),
                      "email",
                      "another@example.org",
                      "password",
                      ValidCalls.PASSWORD))
              .send();
      case "replaceUser", "changeUser" -> call.withBody(json("username", admin())).send();
      case "deleteUser" ->
          new Call(product.admin().users(), "DELETE", "users/" + ValidCalls.id(product.admin()))
              .send();
      case "writeBlog", "writeBlogs" -> {
        Person newcomer = product.newcomer();
        String deletion = "delete from users where id = '" + ValidCalls.id(newcomer) + "'";
        yield during(deletion, call.as(newcomer.token()));
      }
      default ->
          during("update blogs set version = version + 1 where id = '" + idIn(call) + "'", call);
    };
  }

  private String admin() {
    return product.admin().username();
  }

  private static String idIn(Call call) {
    return call.path().replaceFirst(".*/", "");
  }

  /** Sends a request that waits for a lock of a statement, which then commits. */
  private Answer during(String statement, Call call) {
    try (Connection connection = product.database().getConnection();
        Statement first = connection.createStatement()) {
      connection.setAutoCommit(false);
      first.execute(statement);
      CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(call::send);
      await().until(() -> !product.value(WAITING).equals("0") || answer.isDone());
      connection.commit();
      return answer.join();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
