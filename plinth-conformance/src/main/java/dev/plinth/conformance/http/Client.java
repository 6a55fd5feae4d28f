package dev.plinth.conformance.http;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** An HTTP client of a service, for tests. */
public final class Client {

  private final HttpClient http;
  private final URI service;
  private final String token;

  /**
   * Creates a client that sends no token.
   *
   * @param service the base URI of the service
   */
  public Client(URI service) {
    this(
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build(),
        service,
        null);
  }

  private Client(HttpClient http, URI service, String token) {
    this.http = http;
    this.service = service;
    this.token = token;
  }

  /** Returns a client that sends this access token; it shares the connections. */
  public Client as(String token) {
    return new Client(http, service, token);
  }

  /** Returns a client of the same caller, for the service at another address. */
  public Client at(URI address) {
    return new Client(http, address, token);
  }

  /** Sends a request without a body. */
  public Answer send(String method, String path) {
    return send(method, path, null);
  }

  /**
   * Sends a request.
   *
   * @param path relative to the service, or an absolute URI
   * @param json the body, null for none
   */
  public Answer send(String method, String path, String json) {
    return sendAsync(method, path, json).join();
  }

  /** Sends a request without waiting for the response. */
  public CompletableFuture<Answer> sendAsync(String method, String path, String json) {
    BodyPublisher body = json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
    HttpRequest.Builder request = request(path).method(method, body);
    if (json != null) {
      request.header("Content-Type", "application/json");
    }
    return sendAsync(request);
  }

  /** Waits until a GET has this status: after its deployment a service first migrates. */
  public void awaitAnswer(String path, int status) {
    await()
        .pollDelay(Duration.ZERO)
        .atMost(Duration.ofSeconds(60))
        .until(() -> send("GET", path).status() == status);
  }

  /** Returns the builder of a request. */
  public HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service.resolve(path)).timeout(Duration.ofMinutes(3));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  /** Sends a request. */
  public Answer send(HttpRequest.Builder request) {
    return sendAsync(request).join();
  }

  private CompletableFuture<Answer> sendAsync(HttpRequest.Builder request) {
    return http.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(Answer::new);
  }
}
