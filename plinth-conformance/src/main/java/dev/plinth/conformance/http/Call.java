package dev.plinth.conformance.http;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A request of a service.
 *
 * @param client the service, and the caller
 * @param path relative to the service
 * @param json the body, null for none
 */
public record Call(
    Client client, String method, String path, String json, Map<String, String> headers) {

  private static final AtomicInteger COUNT = new AtomicInteger();

  /** A thread for each call. */
  private static final Executor CALLERS = task -> new Thread(task, "caller").start();

  /** Creates one without a body. */
  public Call(Client client, String method, String path) {
    this(client, method, path, null, Map.of());
  }

  /** Returns the same with another token; null for none. */
  public Call as(String token) {
    return new Call(client.as(token), method, path, json, headers);
  }

  /** Returns the same by another caller. */
  public Call by(Client caller) {
    return new Call(caller, method, path, json, headers);
  }

  /** Returns the same with one more query parameter. */
  public Call withQuery(String query) {
    String address = path + (path.contains("?") ? "&" : "?") + query;
    return new Call(client, method, address, json, headers);
  }

  /** Returns the same on another path. */
  public Call withPath(String other) {
    return new Call(client, method, other, json, headers);
  }

  /** Returns the same with another body. */
  public Call withBody(String body) {
    return new Call(client, method, path, body, headers);
  }

  /** Returns the same with a header. */
  public Call with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Call(client, method, path, json, more);
  }

  /** Returns the same, for the service at another address. */
  public Call at(URI address) {
    return by(client.at(address));
  }

  /** Sends it without waiting for the response. */
  public CompletableFuture<Answer> sendAsync() {
    return CompletableFuture.supplyAsync(this::send, CALLERS);
  }

  /** Sends it. */
  public Answer send() {
    HttpRequest.Builder request = client.request(path);
    // Each call comes from another address, so that they don't share a limit.
    request.setHeader(
        "X-Forwarded-For", "2001:db8:" + Integer.toHexString(COUNT.incrementAndGet()) + "::1");
    request.method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
    if (json != null) {
      request.setHeader("Content-Type", "application/json");
    }
    headers.forEach(request::setHeader);
    return client.send(request);
  }
}
