package dev.plinth.conformance.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A response of a service, for tests. */
public record Answer(HttpResponse<String> response) {

  /** Returns the HTTP status. */
  public int status() {
    return response.statusCode();
  }

  /** Returns the body as text. */
  public String body() {
    return response.body();
  }

  /** Returns the body, which must be a JSON object. */
  public JsonObject json() {
    return Json.createReader(new StringReader(body())).readObject();
  }

  /** Returns the value of a header; empty if it is absent. */
  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /** Returns the target of a link (RFC 8288) with this relation; empty if there is none. */
  public String link(String relation) {
    Matcher link = Pattern.compile("<([^>]*)>; rel=\"" + relation + "\"").matcher(header("Link"));
    return link.find() ? link.group(1) : "";
  }

  /** Returns the state of the resource that the request must have created. */
  public JsonObject created() {
    assertThat(status()).as(body()).isEqualTo(201);
    return json();
  }

  /** Returns the ids of the items of a page of a list. */
  public List<String> ids() {
    assertThat(status()).as(body()).isEqualTo(200);
    return json().getJsonArray("items").stream()
        .map(item -> item.asJsonObject().getString("id"))
        .toList();
  }

  /** Returns the address of the resource that the request must have created. */
  public String location() {
    assertThat(status()).as(body()).isEqualTo(201);
    return header("Location");
  }
}
