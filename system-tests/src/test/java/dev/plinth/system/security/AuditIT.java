package dev.plinth.system.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Person;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import jakarta.json.Json;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Audit log: each security event writes a line to the server's log, without a secret. */
@BesideOthers
@ExtendWith(SharedProduct.class)
class AuditIT {

  private static final String PASSWORD = "correct horse";

  private final Product product;

  AuditIT(Product product) {
    this.product = product;
  }

  @Test
  void logsSignInsSignOutsAndFailedSignIns() {
    Person person = product.newcomer();
    signIn(person.username(), "wrong horse");
    person.users().send("DELETE", "tokens");

    assertLogged("event=\"sign-in\" result=\"success\" user=\"" + id(person) + "\"");
    assertLogged(
        "event=\"sign-in\" result=\"failure\" username=\"%s\" address=\"127.0.0.1\""
            .formatted(person.username()));
    assertLogged("event=\"sign-out\" result=\"success\" user=\"" + id(person) + "\"");
    assertThat(product.log()).doesNotContain(PASSWORD, "wrong horse", person.token());
  }

  @Test
  void logsTheReuseOfARefreshToken() {
    Person person = product.newcomer();
    refresh(person);
    refresh(person);

    assertLogged("event=\"refresh-token-reuse\" result=\"failure\" user=\"" + id(person) + "\"");
    assertThat(product.log()).doesNotContain(person.refreshToken());
  }

  @Test
  void logsChangesAndRemovalsOfUsers() {
    Person person = product.newcomer();
    String id = id(person);
    String me = "users/" + id;
    change(person, me, "{\"password\":\"battery staple\",\"currentPassword\":\"wrong horse\"}");
    change(person, me, "{\"password\":\"battery staple\",\"currentPassword\":\"correct horse\"}");
    change(product.admin(), me, "{\"isAdmin\":true}");
    change(product.admin(), me, "{\"isAdmin\":false,\"isActive\":false}");
    product.admin().users().send("DELETE", me);

    String admin = product.value("select id from users where username = 'Admin User'");
    assertLogged("event=\"password-change\" result=\"failure\" user=\"" + id + "\"");
    assertLogged(
        "event=\"password-change\" result=\"success\" user=\"%s\" by=\"%s\"".formatted(id, id));
    for (String event :
        List.of("admin-grant", "admin-revoke", "user-deactivation", "user-deletion")) {
      assertLogged(
          "event=\"%s\" result=\"success\" user=\"%s\" by=\"%s\"".formatted(event, id, admin));
    }
    assertThat(product.log()).doesNotContain("battery staple", "wrong horse");
  }

  /** A client that sends a user as GET returned it changes nothing. */
  @Test
  void logsNoChangeThatRepeatsTheCurrentState() {
    Person person = product.newcomer();
    String id = id(person);
    String state = product.admin().users().send("GET", "users/" + id).body();
    product.admin().users().send("PUT", "users/" + id, state);
    product.admin().users().send("DELETE", "users/" + id);

    assertLogged("event=\"user-deletion\" result=\"success\" user=\"" + id + "\"");
    assertThat(product.log())
        .doesNotContainPattern("(admin-|user-act|user-deact|email-).*user=\"" + id);
  }

  @Test
  void logsTheRemovalOfABlog() {
    Person person = product.newcomer();
    String blog =
        person.blogs().send("POST", "blogs", "{\"title\":\"t\",\"description\":\"d\"}").location();
    person.blogs().send("DELETE", blog);

    assertLogged(
        "event=\"blog-deletion\" result=\"success\" blog=\"%s\" by=\"%s\""
            .formatted(blog.substring(blog.lastIndexOf('/') + 1), id(person)));
  }

  @Test
  void escapesNamesInALine() {
    String mark = UUID.randomUUID().toString();
    signIn(mark + "\" result=\"success\"\nevent=\"sign-in", "any");

    assertLogged("username=\"" + mark + "\\\" result=\\\"success\\\"\\u000aevent=\\\"sign-in\"");
  }

  private void assertLogged(String line) {
    await().untilAsserted(() -> assertThat(product.log()).contains(line));
  }

  private String id(Person person) {
    return product.value("select id from users where username = '" + person.username() + "'");
  }

  private static void change(Person who, String path, String body) {
    who.users().send("PATCH", path, body);
  }

  private void signIn(String username, String password) {
    String body =
        Json.createObjectBuilder()
            .add("username", username)
            .add("password", password)
            .build()
            .toString();
    product.users().send("POST", "tokens", body);
  }

  private void refresh(Person person) {
    product
        .users()
        .send("POST", "tokens/refresh", "{\"refreshToken\":\"" + person.refreshToken() + "\"}");
  }
}
