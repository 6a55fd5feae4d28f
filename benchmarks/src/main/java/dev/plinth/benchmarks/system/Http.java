package dev.plinth.benchmarks.system;

import dev.plinth.launcher.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** An HTTP client for single requests. */
public final class Http {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  /**
   * Sends a request.
   *
   * @param body the JSON that is sent; empty for none
   * @param token the access token; empty for an anonymous request
   */
  public HttpResponse<String> send(
      String method, URI address, Optional<String> body, Optional<String> token)
      throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(TIMEOUT);
    body.ifPresent(json -> request.header("Content-Type", "application/json"));
    token.ifPresent(it -> request.header("Authorization", "Bearer " + it));
    request.method(method, body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("interrupted", e);
    }
  }

  /** Returns the status of a GET, or 0 if there is no answer. */
  public int status(URI address) {
    try {
      return send("GET", address, Optional.empty(), Optional.empty()).statusCode();
    } catch (IOException e) {
      return 0;
    }
  }
}
