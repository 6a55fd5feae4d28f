package dev.plinth.system.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.rest.Answer;
import dev.plinth.rest.Client;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Somebody who has signed in, and stays so however long the tests take and the product is away: the
 * access token is renewed beside the requests, early enough.
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
   * Signs somebody in, which takes a fifth of a second or more: once for a test, not for a request.
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

  /** The users service, as this person. */
  public Client users() {
    return users.get().as(token());
  }

  /** The blogs service, as this person. */
  public Client blogs() {
    return blogs.get().as(token());
  }

  public String username() {
    return username;
  }

  /** An access token that is good for some minutes at least. */
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

  /** The newest refresh token. */
  public String refreshToken() {
    return tokens.getString("refreshToken");
  }
}
