package dev.plinth.system;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The output of curl, or a document's excerpt of it.
 *
 * @param text with or without the status line and the headers; an ellipsis marks omissions
 */
record Printed(String text) {

  private static final String ELLIPSIS = "…";

  /**
   * Checks that the status is the same, the headers are present, and the body has the same form.
   */
  void assertIsLike(Printed actual, String command) {
    List<String> lines = actual.lines();
    if (lines().get(0).startsWith("HTTP/")) {
      assertThat(lines.get(0).strip()).as(command).isEqualTo(lines().get(0));
    }
    assertThat(actual.headers()).as(command).containsAll(headers());
    if (body().startsWith("{")) {
      assertThat(actual.body()).as(command).startsWith("{");
      assertBodyIsLike(actual, command);
    }
  }

  /** A body with an ellipsis is not valid JSON: only the names of its members are compared. */
  private void assertBodyIsLike(Printed actual, String command) {
    if (body().contains(ELLIPSIS)) {
      assertThat(names(actual.body())).as(command).containsAll(names(body()));
      return;
    }
    JsonObject shown = json(body());
    JsonObject now = json(actual.body());
    assertThat(now.keySet()).as(command).isEqualTo(shown.keySet());
    if (shown.containsKey("errors")) {
      assertThat(now).as(command).isEqualTo(shown);
    }
  }

  private static Set<String> names(String json) {
    return Pattern.compile("\"(\\w+)\":")
        .matcher(json)
        .results()
        .map(name -> name.group(1))
        .collect(toSet());
  }

  private static JsonObject json(String text) {
    return Json.createReader(new StringReader(text)).readObject();
  }

  private Set<String> headers() {
    return lines().stream()
        .filter(line -> line.matches("[A-Z][A-Za-z-]+: .*"))
        .map(line -> line.substring(0, line.indexOf(':')))
        .collect(toSet());
  }

  private String body() {
    return lines().stream().filter(line -> line.startsWith("{")).findFirst().orElse("");
  }

  private List<String> lines() {
    return text.lines().map(String::strip).toList();
  }
}
