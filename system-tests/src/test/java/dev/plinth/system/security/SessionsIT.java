package dev.plinth.system.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Client;
import dev.plinth.conformance.http.ProblemDocument;
import dev.plinth.rest.TestToken;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Person;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sessions: refresh tokens continue them, and after their end writes are refused at once. */
@BesideOthers
@ExtendWith(SharedProduct.class)
class SessionsIT {

  private static final String BLOG = "{\"title\":\"t\",\"description\":\"d\"}";

  private final Product product;

  SessionsIT(Product product) {
    this.product = product;
  }

  @Test
  void continuesWithEachRefreshTokenOnceAndEndsTheFamilyOfOneThatIsReused() {
    Person person = product.newcomer();

    Answer continued = refresh(person.refreshToken());
    Answer next = refresh(continued.json().getString("refreshToken"));
    Client before = product.blogs().as(next.json().getString("accessToken"));
    int written = before.send("POST", "blogs", BLOG).status();
    Answer reused = refresh(person.refreshToken());
    Answer newest = refresh(next.json().getString("refreshToken"));

    assertThat(continued.status()).isEqualTo(200);
    assertThat(continued.header("Cache-Control")).isEqualTo("no-store");
    assertThat(written).isEqualTo(201);
    ProblemDocument.of(reused, 401);
    ProblemDocument.of(newest, 401);
    ProblemDocument.of(before.send("POST", "blogs", BLOG), 401);
  }

  @Test
  void isOverOnEveryServiceWithItsSignOut() {
    Person person = product.newcomer();
    int before = person.blogs().send("POST", "blogs", BLOG).status();

    Answer signedOut = person.users().send("DELETE", "tokens");

    assertThat(before).isEqualTo(201);
    assertThat(signedOut.status()).isEqualTo(204);
    ProblemDocument.of(person.blogs().send("POST", "blogs", BLOG), 401);
    ProblemDocument.of(refresh(person.refreshToken()), 401);
  }

  @Test
  void changesAPasswordOnlyWithTheOldOneAndEndsTheOtherSessions() {
    Person here = product.newcomer();
    Person there = product.signIn(here.username(), "correct horse");
    String me = "users/" + id(here);

    Answer without = here.users().send("PATCH", me, "{\"password\":\"battery staple\"}");
    Answer wrong =
        here.users()
            .send(
                "PATCH",
                me,
                "{\"password\":\"battery staple\",\"currentPassword\":\"wrong horse\"}");
    Answer right =
        here.users()
            .send(
                "PATCH",
                me,
                "{\"password\":\"battery staple\",\"currentPassword\":\"correct horse\"}");

    assertThat(ProblemDocument.of(without, 400).pointers()).containsExactly("#/currentPassword");
    assertThat(ProblemDocument.of(wrong, 400).pointers()).containsExactly("#/currentPassword");
    assertThat(right.status()).as(right.body()).isEqualTo(200);
    assertThat(here.blogs().send("POST", "blogs", BLOG).status()).isEqualTo(201);
    ProblemDocument.of(there.blogs().send("POST", "blogs", BLOG), 401);
    product.signIn(here.username(), "battery staple");
  }

  @Test
  void changesAnEmailAddressOnlyWithThePassword() {
    Person person = product.newcomer();
    String me = "users/" + id(person);
    String old = person.users().send("GET", me).json().getString("email");
    String wanted = "\"email\":\"new-" + old + "\"";

    Answer without = person.users().send("PATCH", me, "{" + wanted + "}");
    Answer wrong =
        person.users().send("PUT", me, "{" + wanted + ",\"currentPassword\":\"wrong horse\"}");
    Answer same =
        person.users().send("PATCH", me, "{\"email\":\"" + old.toUpperCase(Locale.ROOT) + "\"}");
    Answer right =
        person.users().send("PUT", me, "{" + wanted + ",\"currentPassword\":\"correct horse\"}");
    Answer byAdmin = product.admin().users().send("PATCH", me, "{\"email\":\"other-" + old + "\"}");

    assertThat(ProblemDocument.of(without, 400).pointers()).containsExactly("#/currentPassword");
    assertThat(ProblemDocument.of(wrong, 400).pointers()).containsExactly("#/currentPassword");
    assertThat(same.status()).as(same.body()).isEqualTo(200);
    assertThat(right.json().getString("email")).isEqualTo("new-" + old);
    assertThat(byAdmin.json().getString("email")).isEqualTo("other-" + old);
  }

  @Test
  void namesTheUserOfTheTokens() {
    Person person = product.newcomer();

    JsonObject first = signIn(person.username(), "correct horse").json();
    JsonObject next = refresh(first.getString("refreshToken")).json();

    assertThat(first.getJsonObject("user").getString("id")).isEqualTo(id(person));
    assertThat(first.getJsonObject("user").getString("username")).isEqualTo(person.username());
    assertThat(next.getJsonObject("user")).isEqualTo(first.getJsonObject("user"));
  }

  @Test
  void issuesTokensRegardlessOfAnOldToken() {
    Person person = product.newcomer();
    String credentials =
        "{\"username\":\"%s\",\"password\":\"correct horse\"}".formatted(person.username());
    Client stale = product.users().as(TestToken.of(person.token()).content() + ".x");

    Answer signedIn = stale.send("POST", "tokens", credentials);
    Answer continued =
        stale.send(
            "POST", "tokens/refresh", "{\"refreshToken\":\"" + person.refreshToken() + "\"}");
    person.users().send("DELETE", "tokens");
    Answer again = person.users().send("POST", "tokens", credentials);

    assertThat(signedIn.status()).as(signedIn.body()).isEqualTo(200);
    assertThat(continued.status()).as(continued.body()).isEqualTo(200);
    assertThat(again.status()).as(again.body()).isEqualTo(200);
    ProblemDocument.of(stale.send("DELETE", "tokens"), 401);
    ProblemDocument.of(stale.send("GET", "users/me"), 401);
  }

  @Test
  void locksOutADeactivatedUserAtOnce() {
    Person person = product.newcomer();
    String path = "users/" + id(person);

    product.admin().users().send("PATCH", path, "{\"isActive\":false}");
    List<Answer> out =
        List.of(
            person.blogs().send("POST", "blogs", BLOG),
            refresh(person.refreshToken()),
            signIn(person.username(), "correct horse"));
    product.admin().users().send("PATCH", path, "{\"isActive\":true}");
    Answer old = person.blogs().send("POST", "blogs", BLOG);

    assertThat(out).allSatisfy(answer -> ProblemDocument.of(answer, 401));
    ProblemDocument.of(old, 401);
    product.signIn(person.username(), "correct horse");
  }

  @Test
  void doesNotRevealWhyASignInFailed() {
    Person person = product.newcomer();

    Answer wrong = signIn(person.username(), "wrong horse");
    Answer nobody = signIn("nobody", "wrong horse");

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(nobody.status()).isEqualTo(401);
    assertThat(nobody.body()).isEqualTo(wrong.body());
  }

  private String id(Person person) {
    return product.value("select id from users where username = '" + person.username() + "'");
  }

  private Answer signIn(String username, String password) {
    return product
        .users()
        .send(
            "POST",
            "tokens",
            "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password));
  }

  private Answer refresh(String token) {
    return product.users().send("POST", "tokens/refresh", "{\"refreshToken\":\"" + token + "\"}");
  }
}
