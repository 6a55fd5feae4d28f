package dev.plinth.system.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Client;
import dev.plinth.conformance.http.ProblemDocument;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Person;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Privilege escalation: a user's attempts fail, and the answers reveal no more than needed. */
@BesideOthers
@ExtendWith(SharedProduct.class)
@TestInstance(Lifecycle.PER_CLASS)
class AttackIT {

  private final Product product;
  private final Map<String, String> names = new HashMap<>();
  private Person attacker;
  private Person victim;

  AttackIT(Product product) {
    this.product = product;
  }

  @BeforeAll
  void signIn() {
    attacker = product.newcomer();
    victim = product.newcomer();
    names.put("self", id(attacker.username()));
    names.put("victim", id(victim.username()));
    names.put("name", victim.username());
    names.put("admin", id("Admin User"));
    names.put("own", write(attacker, true));
    names.put("other", write(victim, true));
    names.put("hidden", write(victim, false));
  }

  private String id(String username) {
    return product.value("select id from users where username = '" + username + "'");
  }

  private static String write(Person author, boolean isActive) {
    String body = "{\"title\":\"t\",\"description\":\"d\",\"isActive\":" + isActive + "}";
    String location = author.blogs().send("POST", "blogs", body).location();
    return location.substring(location.lastIndexOf('/') + 1);
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/attacks.csv", delimiter = '|', quoteCharacter = '`')
  void failsWithRequestsOfTheTable(String what, String request, String body, int status) {
    String before = everything();

    Answer answer = send(fill(request), fill(body));

    if (request.startsWith("HEAD ")) {
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.body()).isEmpty();
    } else {
      ProblemDocument.of(answer, status);
      assertThat(answer.body()).doesNotContain("example.org", victim.username());
    }
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void doesNotRevealWhetherAUserExists() {
    Answer ofVictim = attacker.users().send("GET", "users/" + names.get("victim"));
    Answer ofUnknown = attacker.users().send("GET", "users/11111111-1111-4111-8111-111111111111");

    assertThat(ofVictim.body().replace(names.get("victim"), ""))
        .isEqualTo(ofUnknown.body().replace("11111111-1111-4111-8111-111111111111", ""));
  }

  private Answer send(String request, String body) {
    String[] parts = request.split(" ", 3);
    Client service = parts[1].equals("users") ? attacker.users() : attacker.blogs();
    return service.send(parts[0], parts[2], body);
  }

  private String fill(String text) {
    String filled = text;
    for (Map.Entry<String, String> name : names.entrySet()) {
      filled = filled == null ? null : filled.replace("<" + name.getKey() + ">", name.getValue());
    }
    return filled;
  }

  /** Returns the data of the attacker and the victim. */
  private String everything() {
    return product.value(
        """
        select string_agg(u::text || coalesce(b::text, ''), '; ' order by u.id, b.id)
        from users u left join blogs b on b.user_id = u.id
        where u.id in ('%s', '%s')
        """
            .formatted(names.get("self"), names.get("victim")));
  }
}
