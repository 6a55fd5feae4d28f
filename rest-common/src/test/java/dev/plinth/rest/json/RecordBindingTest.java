package dev.plinth.rest.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.rest.problem.Violation;
import jakarta.json.Json;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordBindingTest {

  private final List<Violation> violations = new ArrayList<>();

  @Test
  void bindsEachNameToItsComponent() {
    Sample sample =
        bind(
            """
            {"text":"t","flag":false,"count":7,"large":9007199254740993,
             "id":"a309e00f-fe5b-4eb1-92e9-e520cb2880b3","time":"2026-01-03T09:00:00Z",
             "colour":"RED","tags":["a","b"]}
            """);

    assertThat(violations).isEmpty();
    assertThat(sample)
        .isEqualTo(
            new Sample(
                "t",
                false,
                7,
                9007199254740993L,
                UUID.fromString("a309e00f-fe5b-4eb1-92e9-e520cb2880b3"),
                Instant.parse("2026-01-03T09:00:00Z"),
                Colour.RED,
                List.of("a", "b")));
  }

  @Test
  void bindsAnAbsentNameToNull() {
    Sample sample = bind("{}");

    assertThat(violations).isEmpty();
    assertThat(sample).hasAllNullFieldsOrProperties();
  }

  @Test
  void refusesAnUnknownName() {
    bind("{\"text\":\"t\",\"Text\":\"t\",\"isAdmin\":true}");

    assertThat(violations)
        .containsExactly(
            new Violation("Text", "is not a known field"),
            new Violation("isAdmin", "is not a known field"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "flag", "count", "large", "id", "time", "colour", "tags"})
  void refusesNullForEveryType(String name) {
    bind("{\"%s\":null}".formatted(name));

    assertThat(violations).containsExactly(new Violation(name, "must not be null"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "1.5", "true", "[]", "[\"t\"]", "{}"})
  void acceptsOnlyAString(String value) {
    Sample sample = bind("{\"text\":%s}".formatted(value));

    assertThat(violations).containsExactly(new Violation("text", "must be a string"));
    assertThat(sample.text()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"true\"", "\"\"", "0", "1", "[]", "{}"})
  void acceptsOnlyABoolean(String value) {
    Sample sample = bind("{\"flag\":%s}".formatted(value));

    assertThat(violations).containsExactly(new Violation("flag", "must be true or false"));
    assertThat(sample.flag()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "count, '\"7\"'",
    "count, 7.5",
    "count, 2147483648",
    "count, 1e99999999",
    "count, true",
    "large, '\"7\"'",
    "large, 0.1",
    "large, 9223372036854775808",
    "large, -1e99999999"
  })
  void acceptsOnlyAWholeNumberWithinRange(String name, String value) {
    Sample sample = bind("{\"%s\":%s}".formatted(name, value));

    assertThat(violations)
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.path()).containsExactly(name);
              assertThat(violation.detail()).startsWith("must be a whole number");
            });
    assertThat(sample).hasAllNullFieldsOrProperties();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1-1-1-1-1\"", "\"\"", "\"a309e00ffe5b4eb192e9e520cb2880b3\""})
  void acceptsOnlyTheStandardFormOfAUuid(String value) {
    bind("{\"id\":%s}".formatted(value));

    assertThat(violations).containsExactly(new Violation("id", "must be a UUID"));
  }

  @ParameterizedTest
  @CsvSource({
    "time, '\"yesterday\"'",
    "time, 7",
    "time, {}",
    "colour, '\"MAUVE\"'",
    "colour, 0",
    "tags, '\"a\"'",
    "tags, {}"
  })
  void leavesOtherTypesToJsonBinding(String name, String value) {
    Sample sample = bind("{\"%s\":%s}".formatted(name, value));

    assertThat(violations).containsExactly(new Violation(name, "has the wrong type or format"));
    assertThat(sample).hasAllNullFieldsOrProperties();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "before\\u0000after", "\\ud800", "\\udc00", "\\udc00\\ud800"})
  void refusesTextThatTheDatabaseCannotStore(String text) {
    bind("{\"text\":\"%s\"}".formatted(text));

    assertThat(violations)
        .containsExactly(
            new Violation("text", "must not have the character NUL or an unpaired surrogate"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null", "0", "\\ud83d\\ude00", "\\u0001\\ufffd"})
  void acceptsAnyOtherText(String text) {
    Sample sample = bind("{\"text\":\"%s\"}".formatted(text));

    assertThat(violations).isEmpty();
    assertThat(sample.text()).isNotNull();
  }

  @Test
  void collectsAllViolations() {
    Sample sample =
        bind("{\"more\":1,\"text\":7,\"flag\":null,\"count\":3,\"id\":\"x\",\"tags\":{}}");

    assertThat(violations)
        .containsExactly(
            new Violation("more", "is not a known field"),
            new Violation("text", "must be a string"),
            new Violation("flag", "must not be null"),
            new Violation("id", "must be a UUID"),
            new Violation("tags", "has the wrong type or format"));
    assertThat(sample.count()).isEqualTo(3);
  }

  private Sample bind(String json) {
    return (Sample)
        new RecordBinding(Sample.class)
            .bind(Json.createReader(new StringReader(json)).readObject(), violations);
  }

  enum Colour {
    RED
  }

  record Sample(
      String text,
      Boolean flag,
      Integer count,
      Long large,
      UUID id,
      Instant time,
      Colour colour,
      List<String> tags) {}
}
