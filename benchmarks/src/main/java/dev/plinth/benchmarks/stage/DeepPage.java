package dev.plinth.benchmarks.stage;

import dev.plinth.benchmarks.system.Http;
import dev.plinth.launcher.Failure;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Optional;

/**
 * Finds a page deep in the list of blogs: it follows the cursors, as a client does.
 *
 * @param blogs the root of the blogs service
 */
record DeepPage(URI blogs) {

  private static final int STEP = 100;
  private static final Http HTTP = new Http();

  /** Returns the path of a page of 20 that begins after so many blogs, rounded to a hundred. */
  String path(int depth) throws IOException {
    String cursor = next("/blogs?limit=" + STEP);
    for (int read = STEP; read < depth; read += STEP) {
      cursor = next("/blogs?limit=" + STEP + "&cursor=" + cursor);
    }
    return "/blogs?limit=20&cursor=" + cursor;
  }

  private String next(String path) throws IOException {
    HttpResponse<String> page =
        HTTP.send("GET", blogs.resolve(path), Optional.empty(), Optional.empty());
    if (page.statusCode() != 200) {
      throw new Failure("%s answers %d".formatted(path, page.statusCode()));
    }
    try (JsonReader json = Json.createReader(new StringReader(page.body()))) {
      return json.readObject().getString("next");
    }
  }
}
