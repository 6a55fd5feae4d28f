package dev.plinth.devtools.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.service.ServiceDefinition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NewServiceCheckTest {

  @Test
  void namesTheClassesOfReferences() throws IOException {
    NewService service = check("comments", 8002, "Comment", "text:text", "blog:ref(Blog)");

    assertThat(service.fields())
        .extracting(FieldDefinition::argument)
        .containsExactly("", "dev.plinth.persistence.blog.Blog");
  }

  @Test
  void refusesWhatExists() {
    assertThat(problems("comments", 8001, "Comment", "text:text"))
        .containsExactly("comments has the name or the port of blogs 8001");
    assertThat(problems("sessions", 8002, "Sitting", "text:text"))
        .containsExactly("a migration creates the table sessions already");
    assertThat(problems("posts", 8002, "Blog", "text:text"))
        .containsExactly("the entity \"Blog\" or its package exists: choose another with --entity");
  }

  @Test
  void refusesNamesThatWouldNotCompile() {
    assertThat(problems("order", 8002, "Purchase", "text:text"))
        .containsExactly("the name \"order\" is reserved");
    assertThat(problems("texts", 8002, "String", "text:text"))
        .containsExactly(
            "the entity \"String\" has the name of a class in use: choose another with --entity");
    assertThat(problems("paths", 8002, "Path", "text:text")).hasSize(1);
    assertThat(problems("sheep", 8002, "Sheep", "text:text"))
        .containsExactly(
            "the entity \"Sheep\" must not be named as the service: choose another with --entity");
  }

  @Test
  void refusesFieldsThatAreNotDistinctOrReferToNothing() {
    assertThat(problems("comments", 8002, "Comment", "blog:ref(Blok)", "text:text", "text:long"))
        .containsExactly(
            "the field \"blog\" refers to Blok, and there is no such entity",
            "the field \"text\" is given twice");
    assertThat(problems("comments", 8002, "Comment", "blog:ref(Blog)", "blogId:long"))
        .containsExactly("the field \"blogId\" is given twice");
  }

  private static List<String> problems(String name, int port, String entity, String... fields) {
    return catchThrowableOfType(Failure.class, () -> check(name, port, entity, fields)).lines();
  }

  private static NewService check(String name, int port, String entity, String... fields)
      throws IOException {
    FieldDefinition.Converter converter = new FieldDefinition.Converter();
    NewService service =
        new NewService(
            new ServiceDefinition(name, port, "A title"),
            entity,
            Stream.of(fields).map(converter::convert).toList(),
            false);
    return new NewServiceCheck(Path.of("..").toAbsolutePath().normalize()).check(service);
  }
}
