package dev.plinth.system.caller;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The JDK's client with its defaults: each request offers HTTP/2 in {@code Upgrade}. */
final class JavaCaller implements HttpCaller {

  private final HttpClient client = HttpClient.newHttpClient();

  @Override
  public Reply send(String method, URI address, String token, String json) {
    BodyPublisher body = json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).method(method, body).timeout(Duration.ofSeconds(25));
    if (json != null) {
      request.header("Content-Type", "application/json");
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      return new Reply(response.statusCode(), response.body());
    } catch (IOException e) {
      return new Reply(0, e.toString());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
