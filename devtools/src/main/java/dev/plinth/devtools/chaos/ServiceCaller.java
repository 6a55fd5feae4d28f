package dev.plinth.devtools.chaos;

import dev.plinth.launcher.Failure;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Sends requests to the services, as the administrator of the development data. */
final class ServiceCaller {

  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final String CREDENTIALS =
      "{\"username\":\"Admin User\",\"password\":\"password\"}";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();
  private String token = "";

  /**
   * Signs in.
   *
   * @param users the users service
   * @throws Failure if the data is not that of development
   */
  void signIn(URI users) {
    HttpResponse<String> answer = call("POST", users.resolve("tokens"), CREDENTIALS, "").join();
    if (answer.statusCode() != 200) {
      throw new Failure(
          "chaos signs in as \"Admin User\" of the development data, and was refused with status %d: ./plinth seed restores that data"
              .formatted(answer.statusCode()));
    }
    token = json(answer).getString("accessToken");
  }

  /** Sends a request without waiting. */
  CompletableFuture<HttpResponse<String>> send(String method, URI target) {
    return call(method, target, null, "");
  }

  /**
   * Sends a POST without waiting.
   *
   * @param key its idempotency key
   */
  CompletableFuture<HttpResponse<String>> post(URI target, String body, String key) {
    return call("POST", target, body, key);
  }

  /** Sends a GET and returns the object that it must find. */
  JsonObject read(URI target) {
    try {
      HttpResponse<String> answer = send("GET", target).join();
      if (answer.statusCode() == 200) {
        return json(answer);
      }
      throw new Failure("%s answers %d".formatted(target, answer.statusCode()));
    } catch (CompletionException e) {
      throw new Failure(target + " does not answer", e);
    }
  }

  private CompletableFuture<HttpResponse<String>> call(
      String method, URI target, String body, String key) {
    HttpRequest.Builder request = HttpRequest.newBuilder(target).timeout(TIMEOUT);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", "\"" + key + "\"");
    }
    if (method.equals("DELETE")) {
      request.header("If-Match", "*");
    }
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    return http.sendAsync(request.build(), BodyHandlers.ofString());
  }

  /** Returns the object in the body of an answer. */
  static JsonObject json(HttpResponse<String> answer) {
    try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
      return reader.readObject();
    }
  }
}
