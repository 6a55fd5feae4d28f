package dev.plinth.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;

/** What a service answered, for tests. */
public record Answer(HttpResponse<String> response) {

  /** Returns the HTTP status. */
  public int status() {
    return response.statusCode();
  }

  /** Returns the body as it came. */
  public String body() {
    return response.body();
  }

  /** Returns the body, which has to be a JSON object. */
  public JsonObject json() {
    return Json.createReader(new StringReader(body())).readObject();
  }

  /** Returns a header's value, empty if it isn't there. */
  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /** Returns where the thing is that the request created, which has to be so. */
  public String location() {
    assertThat(status()).as(body()).isEqualTo(201);
    return header("Location");
  }
}
