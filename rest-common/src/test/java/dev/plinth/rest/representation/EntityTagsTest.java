package dev.plinth.rest.representation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {

  private static final String CURRENT = "\"1.a.2\"";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        " * ",
        "\"1.a.2\"",
        "W/\"1.a.2\"",
        "\"x\", \"1.a.2\"",
        "\"x\",W/\"1.a.2\",\"y\"",
        ", \"1.a.2\" ,,",
        "\"a,b\", \"1.a.2\""
      })
  void findsTheCurrentTag(String header) {
    assertThat(EntityTags.match(List.of(header), CURRENT)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"\"", "\"1.a.1\"", "W/\"1.a.3\"", "\"x\", \"y\"", "\"1.a.2,\""})
  void findsNoOtherTag(String header) {
    assertThat(EntityTags.match(List.of(header), CURRENT)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.a.2",
        "\"1.a.2",
        "w/\"1.a.2\"",
        "\"1.a.2\" \"1.a.2\"",
        "*, \"1.a.2\"",
        "\"1.a.2\"; q=1",
        "\"a b\", \"1.a.2\""
      })
  void takesWhatIsNoListOfTagsForNoCondition(String header) {
    assertThat(EntityTags.match(List.of(header), CURRENT)).isFalse();
  }

  @Test
  void readsAllLinesOfTheField() {
    assertThat(EntityTags.match(List.of("\"x\"", "\"1.a.2\""), CURRENT)).isTrue();
  }

  @Test
  void readsALongListInNoTime() {
    String header = "\"x\",".repeat(3000) + "?";

    assertThat(EntityTags.match(List.of(header), CURRENT)).isFalse();
  }
}
