package dev.plinth.system.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Client;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * A signed-in user. The session lasts for any duration of the tests and of outages: the access
 * token is refreshed in the background before it expires.
 */
public final class Person {

  private static final Duration RENEWAL = Duration.ofMinutes(5);
  private static final Duration END = Duration.ofMinutes(14);

  private final Supplier<Client> users;
  private final Supplier<Client> blogs;
  private final String username;
  private final String password;
  private final AtomicBoolean renewing = new AtomicBoolean();
  private volatile JsonObject tokens;
  private volatile Instant since;

  private Person(Supplier<Client> users, Supplier<Client> blogs, String username, String password) {
    this.users = users;
    this.blogs = blogs;
    this.username = username;
    this.password = password;
  }

  /**
   * Signs a user in. That takes a fifth of a second or more, so it is done once per test, not per
   * request.
   *
   * @param users the users service
   * @param blogs the blogs service
   */
  public static Person signIn(
      Supplier<Client> users, Supplier<Client> blogs, String username, String password) {
    Person person = new Person(users, blogs, username, password);
    person.signIn();
    return person;
  }

  private void signIn() {
    Answer answer = request().join();
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    keep(answer);
  }

  private CompletableFuture<Answer> request() {
    JsonObject body =
        Json.createObjectBuilder().add("username", username).add("password", password).build();
    return users.get().sendAsync("POST", "tokens", body.toString());
  }

  private void keep(Answer answer) {
    tokens = answer.json();
    since = Instant.now();
  }

  /** Returns the users service as this user. */
  public Client users() {
    return users.get().as(token());
  }

  /** Returns the blogs service as this user. */
  public Client blogs() {
    return blogs.get().as(token());
  }

  public String username() {
    return username;
  }

  /** Returns an access token that is valid for at least some minutes. */
  public String token() {
    if (isOlderThan(END)) {
      signIn();
    } else if (isOlderThan(RENEWAL) && renewing.compareAndSet(false, true)) {
      request().whenComplete((answer, failure) -> renewed(failure == null ? answer : null));
    }
    return tokens.getString("accessToken");
  }

  private void renewed(Answer answer) {
    if (answer != null && answer.status() == 200) {
      keep(answer);
    }
    renewing.set(false);
  }

  private boolean isOlderThan(Duration age) {
    return since.plus(age).isBefore(Instant.now());
  }

  /** Returns the newest refresh token. */
  public String refreshToken() {
    return tokens.getString("refreshToken");
  }
}
