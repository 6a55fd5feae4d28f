package dev.plinth.devtools.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListCheckTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "((state)::text = ANY ((ARRAY['A'::character varying, 'B'::character varying])::text[]))",
        "((state)::text = ANY (ARRAY[('A'::character varying)::text, ('B'::character varying)::text]))",
        "(state = ANY (ARRAY['A'::text, 'B'::text]))"
      })
  void hasTheFormInWhichPeopleWriteIt(String shown) {
    assertThat(ListCheck.simple(shown)).isEqualTo("state IN ('A', 'B')");
  }

  @Test
  void mayHaveOneValueOrNumbers() {
    assertThat(ListCheck.simple("((state)::text = 'A'::text)")).isEqualTo("state IN ('A')");
    assertThat(ListCheck.simple("(size = ANY (ARRAY[0, 1]))")).isEqualTo("size IN (0, 1)");
    assertThat(ListCheck.simple("(\"Size\" = ANY (ARRAY[0, 1]))")).isEqualTo("\"Size\" IN (0, 1)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(stock >= 0)",
        "(lower((state)::text) = ANY (ARRAY['a'::text]))",
        "(((state)::text = 'A'::text) OR (stock = 1))",
        "((state = ANY (ARRAY['A'::text])) AND (stock = ANY (ARRAY[1])))"
      })
  void leavesOtherExpressionsAlone(String expression) {
    assertThat(ListCheck.simple(expression)).isEqualTo(expression);
  }
}
