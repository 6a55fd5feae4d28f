package dev.plinth.rest.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.rest.ErrorResponse;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RecordReaderTest {

  private static final ValidatorFactory VALIDATORS = Validation.buildDefaultValidatorFactory();

  private final RecordReader reader = new RecordReader();

  RecordReaderTest() {
    reader.validator = VALIDATORS.getValidator();
  }

  @AfterAll
  static void close() {
    VALIDATORS.close();
  }

  @Test
  void readsRecordsOnly() {
    assertThat(isReadable(WriteNote.class)).isTrue();
    assertThat(isReadable(String.class)).isFalse();
    assertThat(isReadable(Record.class)).isFalse();
  }

  @Test
  void readsAValidBody() throws IOException {
    Record note = read("{\"title\":\"t\",\"text\":\"x\",\"marks\":[{\"name\":\"m\"}]}");

    assertThat(note).isEqualTo(new WriteNote("t", "x", List.of(new Mark("m"))));
  }

  @Test
  void listsWrongTypesAndViolatedConstraintsInOneResponse() {
    ErrorResponse refusal = ErrorResponse.of(() -> read("{\"more\":1,\"title\":\"\",\"text\":7}"));

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.document().getJsonArray("errors"))
        .hasToString(
            """
            [{"detail":"is not a known field","pointer":"#/more"},\
            {"detail":"must be a string","pointer":"#/text"},\
            {"detail":"must have text","pointer":"#/title"}]""");
  }

  @Test
  void listsEveryViolatedConstraintOfAFieldInAFixedOrder() {
    String tooLongAndBlank = " ".repeat(11);

    ErrorResponse refusal =
        ErrorResponse.of(
            () -> read("{\"title\":\"%s\",\"text\":\"x\"}".formatted(tooLongAndBlank)));

    assertThat(refusal.document().getJsonArray("errors"))
        .hasToString(
            """
            [{"detail":"must have text","pointer":"#/title"},\
            {"detail":"must not be long","pointer":"#/title"}]""");
  }

  @Test
  void reportsOnlyTheWrongTypeOfAField() {
    ErrorResponse refusal = ErrorResponse.of(() -> read("{\"title\":null,\"text\":[]}"));

    assertThat(refusal.document().getJsonArray("errors"))
        .hasToString(
            """
            [{"detail":"must not be null","pointer":"#/title"},\
            {"detail":"must be a string","pointer":"#/text"}]""");
  }

  @Test
  void pointsIntoLists() {
    String json = "{\"title\":\"t\",\"text\":\"x\",\"marks\":[{\"name\":\"m\"},{\"name\":\"\"}]}";

    ErrorResponse refusal = ErrorResponse.of(() -> read(json));

    assertThat(refusal.document().getJsonArray("errors"))
        .hasToString("[{\"detail\":\"must have a name\",\"pointer\":\"#/marks/1/name\"}]");
  }

  private boolean isReadable(Class<?> type) {
    return reader.isReadable(type, type, new Annotation[0], MediaType.APPLICATION_JSON_TYPE);
  }

  private Record read(String json) throws IOException {
    @SuppressWarnings("unchecked")
    Class<Record> type = (Class<Record>) (Class<?>) WriteNote.class;
    return reader.readFrom(
        type,
        type,
        new Annotation[0],
        MediaType.APPLICATION_JSON_TYPE,
        new MultivaluedHashMap<>(),
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  /** A body whose messages don't depend on the locale. */
  public record WriteNote(
      @NotBlank(message = "must have text") @Size(max = 10, message = "must not be long")
          String title,
      @NotNull(message = "must be there") String text,
      List<@Valid Mark> marks) {}

  /** A part of the body. */
  public record Mark(@NotBlank(message = "must have a name") String name) {}
}
