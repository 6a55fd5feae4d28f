package dev.plinth.devtools.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plinth.launcher.Failure;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NewItemTest {

  private static final String DOCUMENT =
      """
      {"paths": {"/comments": {"post": {"requestBody": {"content": {"application/json": {"schema":
        {"$ref": "#/components/schemas/AddComment"}}}}}}},
       "components": {"schemas": {"AddComment": {"required": ["text", "blogId", "stars"], "properties": {
        "text": {"type": "string", "maxLength": 5}, "blogId": {"type": "string", "format": "uuid"},
        "stars": {"type": "%s", "minimum": 3}, "other": {"type": "string"}}}}}}
      """;

  @Test
  void hasTheRequiredFields() {
    JsonObject body = parse(item("integer").body());

    assertThat(body.keySet()).containsExactly("text", "blogId", "stars");
    assertThat(body.getString("text")).hasSize(5);
    assertThat(body.getString("blogId")).isEqualTo("id of blogId");
    assertThat(body.getInt("stars")).isEqualTo(3);
  }

  @Test
  void refusesAFieldWithoutAGeneratedValue() {
    assertThatThrownBy(() -> item("array").body())
        .isInstanceOf(Failure.class)
        .hasMessageContaining("stars of comments");
  }

  @Test
  void isNewEachTime() throws IOException {
    JsonObject users = parse(Files.readString(Path.of("../docs/openapi/users.json")));
    NewItem item = new NewItem("users", users, name -> name);

    assertThat(parse(item.body()).getString("email")).endsWith("@example.org");
    assertThat(item.body()).isNotEqualTo(item.body());
  }

  private static NewItem item(String type) {
    return new NewItem("comments", parse(DOCUMENT.formatted(type)), name -> "id of " + name);
  }

  private static JsonObject parse(String text) {
    return Json.createReader(new StringReader(text)).readObject();
  }
}
