package dev.plinth.devtools.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.launcher.service.ServiceDefinition;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceArchetypeTest {

  /** Neither package, import, comment nor blank. */
  private static final Pattern CODE = Pattern.compile("(?!package |import |\\s*$|\\s*/?\\*).*");

  private static final NewService SERVICE =
      new NewService(
          new ServiceDefinition("comments", 8002, "Comments"),
          "Comment",
          List.of(
              new FieldDefinition("text", "string", "500"),
              new FieldDefinition("blog", "ref", "dev.plinth.persistence.blog.Blog"),
              new FieldDefinition("isPinned", "boolean", "")),
          true);

  @TempDir private Path root;

  @BeforeEach
  void render() throws IOException {
    ServiceArchetype.render(SERVICE.properties("1.2.3"), root);
  }

  @Test
  void leavesNoPlaceholder() throws IOException {
    for (Path file : files("", "")) {
      assertThat(file.toString()).doesNotContain("__");
      assertThat(Files.readString(file))
          .as(file.toString())
          .doesNotContain("${", "#if", "#set", "#foreach", "#end");
    }
    assertThat(Files.readString(root.resolve("comments-war/pom.xml")))
        .contains("<version>1.2.3</version>", "<finalName>comments</finalName>");
  }

  /** What they share is in the layers. */
  @Test
  void aServiceHasFewLinesOfItsOwn() throws IOException {
    long lines = 0;
    for (Path file : files(".java", "comments-war")) {
      lines += Files.readAllLines(file).stream().filter(CODE.asMatchPredicate()).count();
    }

    assertThat(lines).isLessThan(150);
  }

  @Test
  void describesAlikeWhatAllServicesShare() throws IOException {
    JsonObject created =
        components(root.resolve("comments-war/src/main/resources/META-INF/openapi.json"));
    JsonObject blogs = components(Path.of("../blogs-war/src/main/resources/META-INF/openapi.json"));
    JsonObject users = components(Path.of("../users-war/src/main/resources/META-INF/openapi.json"));

    for (String kind : List.of("parameters", "headers", "responses", "schemas")) {
      users
          .getJsonObject(kind)
          .forEach(
              (name, part) -> {
                if (part.equals(blogs.getJsonObject(kind).get(name))
                    && created.getJsonObject(kind).containsKey(name)) {
                  assertThat(created.getJsonObject(kind).get(name)).as(name).isEqualTo(part);
                }
              });
    }
    assertThat(
            created.getJsonObject("schemas").getJsonObject("Comment").getJsonObject("properties"))
        .containsOnlyKeys("id", "text", "blogId", "isPinned", "userId", "createdAt", "updatedAt");
  }

  private static JsonObject components(Path document) throws IOException {
    try (JsonReader reader = Json.createReader(Files.newInputStream(document))) {
      return reader.readObject().getJsonObject("components");
    }
  }

  private List<Path> files(String end, String folder) throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve(folder))) {
      return files.filter(Files::isRegularFile).filter(it -> it.toString().endsWith(end)).toList();
    }
  }
}
