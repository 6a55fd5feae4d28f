package dev.plinth.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViolationTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "title, #/title",
        "isActive, #/isActive",
        "``, #/",
        "a/b, #/a~1b",
        "m~n, #/m~0n",
        "~1, #/~01",
        "a.b, #/a.b",
        "a b, #/a%20b",
        "a+b, #/a%2Bb",
        "c%d, #/c%25d",
        "\", #/%22",
        "größe, #/gr%C3%B6%C3%9Fe"
      })
  void pointsToAnyFieldAsAUriFragment(String field, String pointer) {
    Violation violation = new Violation(field, "is not a known field");

    assertThat(violation.pointer()).isEqualTo(pointer);
  }

  @Test
  void pointsToANestedField() {
    Violation violation = new Violation(List.of("tags", "0", "a/b"), "must not be blank");

    assertThat(violation.json())
        .hasToString("{\"detail\":\"must not be blank\",\"pointer\":\"#/tags/0/a~1b\"}");
  }
}
