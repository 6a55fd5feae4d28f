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

/** The names and the port are such as a checkout with more services hardly has. */
class NewServiceCheckTest {

  private static final int FREE_PORT = 64_002;

  @Test
  void namesTheClassesOfReferences() throws IOException {
    NewService service = check("specimens", FREE_PORT, "Specimen", "text:text", "blog:ref(Blog)");

    assertThat(service.fields())
        .extracting(FieldDefinition::argument)
        .containsExactly("", "dev.plinth.persistence.blog.Blog");
  }

  @Test
  void refusesWhatExists() {
    assertThat(problems("specimens", 8001, "Specimen", "text:text"))
        .containsExactly("specimens has the name or the port of blogs 8001");
    assertThat(problems("sessions", FREE_PORT, "Sitting", "text:text"))
        .containsExactly("a migration creates the table sessions already");
    assertThat(problems("posts", FREE_PORT, "Blog", "text:text"))
        .containsExactly("the entity \"Blog\" or its package exists: choose another with --entity");
  }

  @Test
  void refusesNamesThatWouldNotCompile() {
    assertThat(problems("order", FREE_PORT, "Purchase", "text:text"))
        .containsExactly("the name \"order\" is reserved");
    assertThat(problems("texts", FREE_PORT, "String", "text:text"))
        .containsExactly(
            "the entity \"String\" has the name of a class in use: choose another with --entity");
    assertThat(problems("paths", FREE_PORT, "Path", "text:text")).hasSize(1);
    assertThat(problems("sheep", FREE_PORT, "Sheep", "text:text"))
        .containsExactly(
            "the entity \"Sheep\" must not be named as the service: choose another with --entity");
  }

  @Test
  void refusesFieldsThatAreNotDistinctOrReferToNothing() {
    assertThat(
            problems(
                "specimens", FREE_PORT, "Specimen", "blog:ref(Blok)", "text:text", "text:long"))
        .containsExactly(
            "the field \"blog\" refers to Blok, and there is no such entity",
            "the field \"text\" is given twice");
    assertThat(problems("specimens", FREE_PORT, "Specimen", "blog:ref(Blog)", "blogId:long"))
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
