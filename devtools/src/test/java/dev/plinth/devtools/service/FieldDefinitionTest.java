package dev.plinth.devtools.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class FieldDefinitionTest {

  @ParameterizedTest
  @CsvSource({
    "text:string(500), text, string, 500, text",
    "blog:ref(Blog), blog, ref, Blog, blogId",
    "isDone:boolean, isDone, boolean, '', isDone",
  })
  void hasNameTypeAndArgument(
      String text, String name, String kind, String argument, String property) {
    FieldDefinition field = field(text);

    assertThat(field).isEqualTo(new FieldDefinition(name, kind, argument));
    assertThat(field.property()).isEqualTo(property);
    assertThat(field).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "Text:text", "text:string", "text:string(0)", "blog:ref(blog)"})
  void refusesAnotherForm(String text) {
    assertThatThrownBy(() -> field(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageStartingWith("'" + text + "' must be NAME:TYPE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"id:long", "user:text", "class:text", "order:integer", "user:ref(User)"})
  void refusesAReservedName(String text) {
    assertThatThrownBy(() -> field(text)).hasMessageContaining("the name is reserved");
  }

  @Test
  void refusesAStringThatIsAText() {
    assertThatThrownBy(() -> field("text:string(1001)")).hasMessageContaining("else use text");
  }

  private static FieldDefinition field(String text) {
    return new FieldDefinition.Converter().convert(text);
  }
}
