package dev.plinth.system.contract;

import dev.plinth.rest.Answer;
import dev.plinth.rest.Client;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A request of a service.
 *
 * @param client the service, and the caller
 * @param path relative to the service
 * @param json the body, null for none
 */
record Call(Client client, String method, String path, String json, Map<String, String> headers) {

  private static final AtomicInteger COUNT = new AtomicInteger();

  Call(Client client, String method, String path) {
    this(client, method, path, null, Map.of());
  }

  Call as(String token) {
    return new Call(client.as(token), method, path, json, headers);
  }

  Call withQuery(String query) {
    String address = path + (path.contains("?") ? "&" : "?") + query;
    return new Call(client, method, address, json, headers);
  }

  Call withPath(String other) {
    return new Call(client, method, other, json, headers);
  }

  Call withBody(String body) {
    return new Call(client, method, path, body, headers);
  }

  Call with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Call(client, method, path, json, more);
  }

  Answer send() {
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
