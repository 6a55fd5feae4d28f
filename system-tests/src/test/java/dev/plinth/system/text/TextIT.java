package dev.plinth.system.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.ProblemDocument;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Person;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Unicode text: lengths count characters, and all spellings of a name or a mailbox are equal. */
@BesideOthers
@ExtendWith(SharedProduct.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TextIT {

  private static final String EMOJI = "\uD83D\uDE00";
  private static final String PASSWORD = "correct horse";

  private final Product product;
  private Person writer;

  TextIT(Product product) {
    this.product = product;
  }

  @BeforeAll
  void signIn() {
    writer = product.newcomer();
  }

  @Test
  void countsCharactersAsTheColumnsDo() {
    String name = EMOJI.repeat(26);
    String title = EMOJI.repeat(100);

    assertThat(register(name, mailbox(), PASSWORD).json().getString("username")).isEqualTo(name);
    assertThat(signIn("username", name, PASSWORD).status()).isEqualTo(200);
    assertThat(register("\u0958".repeat(25), mailbox(), PASSWORD).status()).isEqualTo(201);
    assertThat(write(title, "d").json().getString("title")).isEqualTo(title);
    refused(register(unique(), mailbox(), EMOJI.repeat(4)), "#/password");
    refused(register(EMOJI.repeat(51), mailbox(), PASSWORD), "#/username");
    refused(register("\u0958".repeat(26), mailbox(), PASSWORD), "#/username");
    refused(write(EMOJI.repeat(101), "d"), "#/title");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u200B\u200B\u200B",
        "\u3164",
        "\u2800",
        "\u00AD",
        "\u202E",
        "\uFFFF",
        "a\u202Eb"
      })
  void refusesTextThatDeceives(String text) {
    refused(register(text, mailbox(), PASSWORD), "#/username");
    refused(write(text, "d"), "#/title");
    refused(write("t", text), "#/description");
  }

  @Test
  void keepsEmojiAndLinesAsTheyAre() {
    String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 \u2764\uFE0F";

    Answer written = write(family, "a\n\tb " + family);

    assertThat(written.json().getString("title")).isEqualTo(family);
    assertThat(written.json().getString("description")).isEqualTo("a\n\tb " + family);
  }

  @Test
  void treatsAllSpellingsOfANameAsOneUser() {
    String suffix = " " + unique().substring(0, 8);
    String typed = "Jose\u0301" + suffix;

    Answer registered = register(typed, mailbox(), PASSWORD);

    assertThat(registered.json().getString("username")).isEqualTo("José" + suffix);
    for (String spelling : new String[] {typed, "José" + suffix, "\uFF2AOSÉ\u00A0" + suffix}) {
      assertThat(signIn("username", spelling, PASSWORD).status()).as(spelling).isEqualTo(200);
      ProblemDocument.of(register(spelling, mailbox(), PASSWORD), 409);
    }
  }

  @Test
  void treatsAllSpellingsOfAPasswordAsOne() {
    String name = unique();
    register(name, mailbox(), "pa\u0301ssword\u00A01");

    assertThat(signIn("username", name, "p\u00E1ssword 1").status()).isEqualTo(200);
    assertThat(signIn("username", name, "pa\u0301ssword\u30001").status()).isEqualTo(200);
    ProblemDocument.of(signIn("username", name, "password 1"), 401);
    refused(register(unique(), mailbox(), "password\u0007"), "#/password");
  }

  /** The hash is of the decomposed text, as stored before passwords were normalized. */
  @Test
  void stillAcceptsAnUnnormalizedOldPassword() {
    String name = unique();
    register(name, mailbox(), PASSWORD);
    product.value(
        "update users set password_hash = '"
            + "PBKDF2WithHmacSHA512:210000:cGxpbnRoLXNhbHQtb2YtMzItYnl0ZXMtZm9yLXRlc3Q=:"
            + "p7lJdTBq/99shy2OaxrxDOr9zApzLnZq7prBOXl/nqY="
            + "' where username = '"
            + name
            + "' returning id");

    assertThat(signIn("username", name, "pa\u0301ssword").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "exam\u00ADple.org",
    "example\u3002org",
    "\uFF45xample.org",
    "exam\u200Bple.org",
    "EXAMPLE.ORG"
  })
  void treatsAllSpellingsOfAMailboxAsOneAccount(String domain) {
    String local = unique();
    register(unique(), local + "@example.org", PASSWORD);

    ProblemDocument.of(register(unique(), local + "@" + domain, PASSWORD), 409);
    assertThat(signIn("email", local + "@" + domain, PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void distinguishesDomainsThatOnlyOldRulesConsiderEqual() {
    String local = unique();
    register(unique(), local + "@fass.de", PASSWORD);

    assertThat(register(unique(), local + "@faß.de", PASSWORD).status()).isEqualTo(201);
    ProblemDocument.of(register(unique(), local + "@xn--fa-hia.de", PASSWORD), 409);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u0007b@example.org",
        "ab@exam\u0007ple.org",
        "a\u200Bb@example.org",
        "\"ab\"@example.org",
        "ab@[127.0.0.1]"
      })
  void refusesAnAddressWithHiddenCharacters(String address) {
    refused(register(unique(), address, PASSWORD), "#/email");
  }

  @Test
  void letsUsersSignTheirBlogsInAnySpellingOfTheirName() {
    String author = writer.username().toUpperCase(Locale.ROOT);

    Answer written =
        writer
            .blogs()
            .send("POST", "blogs", blog("t", "d").add("author", author).build().toString());

    assertThat(written.status()).as(written.body()).isEqualTo(201);
  }

  private static void refused(Answer answer, String pointer) {
    assertThat(ProblemDocument.of(answer, 400).pointers()).containsOnly(pointer);
  }

  private Answer register(String username, String email, String password) {
    String body =
        Json.createObjectBuilder()
            .add("username", username)
            .add("email", email)
            .add("password", password)
            .build()
            .toString();
    return product.users().send("POST", "users", body);
  }

  private Answer signIn(String kind, String name, String password) {
    String body =
        Json.createObjectBuilder().add(kind, name).add("password", password).build().toString();
    return product.users().send("POST", "tokens", body);
  }

  private Answer write(String title, String description) {
    return writer.blogs().send("POST", "blogs", blog(title, description).build().toString());
  }

  private static JsonObjectBuilder blog(String title, String description) {
    return Json.createObjectBuilder().add("title", title).add("description", description);
  }

  private static String unique() {
    return UUID.randomUUID().toString();
  }

  private static String mailbox() {
    return unique() + "@example.org";
  }
}
