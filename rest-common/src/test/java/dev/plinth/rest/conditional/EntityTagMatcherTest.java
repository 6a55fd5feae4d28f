package dev.plinth.rest.conditional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plinth.rest.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagMatcherTest {

  private static final String CURRENT = "\"1.a.2\"";

  private static EntityTagMatcher tags(String... lines) {
    return EntityTagMatcher.of("If-Match", List.of(lines));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        " * ",
        "\"1.a.2\"",
        "\"x\", \"1.a.2\"",
        "W/\"x\",\"1.a.2\",\"y\"",
        ", \"1.a.2\" ,,",
        "\t\"1.a.2\"\t",
        "\"a,b\", \"1.a.2\""
      })
  void findsTheCurrentTag(String header) {
    EntityTagMatcher tags = tags(header);

    assertThat(tags.matchStrongly(CURRENT)).isTrue();
    assertThat(tags.matchWeakly(CURRENT)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"W/\"1.a.2\"", "\"x\",W/\"1.a.2\",\"y\""})
  void findsAWeakTagByWeakComparisonOnly(String header) {
    EntityTagMatcher tags = tags(header);

    assertThat(tags.matchStrongly(CURRENT)).isFalse();
    assertThat(tags.matchWeakly(CURRENT)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"1.a.1\"",
        "W/\"1.a.3\"",
        "\"x\", \"y\"",
        "\"1.a.2,\"",
        "\"*\"",
        "\"é\""
      })
  void findsNoOtherTag(String header) {
    EntityTagMatcher tags = tags(header);

    assertThat(tags.matchStrongly(CURRENT)).isFalse();
    assertThat(tags.matchWeakly(CURRENT)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ,\t, ",
        "1.a.2",
        "\"",
        "\"1.a.2",
        "w/\"1.a.2\"",
        "W/",
        "W /\"1.a.2\"",
        "\"1.a.2\" \"1.a.2\"",
        "\"1.a.2\"\"1.a.2\"",
        "*, \"1.a.2\"",
        "\"1.a.2\"; q=1",
        "\"a b\", \"1.a.2\"",
        "\"a\u007F\""
      })
  void refusesAMalformedList(String header) {
    assertThatThrownBy(() -> tags(header))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("If-Match must be");
  }

  @Test
  void joinsAllLinesOfTheField() {
    assertThat(tags("\"x\"", "\"1.a.2\"").matchStrongly(CURRENT)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", ",", "\t", "\"x\",", "\"\"", "W/", "\"x", "x"})
  void readsALongFieldInOnePass(String repeated) {
    String header = "\"a\"," + repeated.repeat(4_000_000 / repeated.length()) + "?";

    // Quadratic time would take hours.
    assertThatThrownBy(() -> tags(header)).isInstanceOf(ProblemException.class);
  }
}
