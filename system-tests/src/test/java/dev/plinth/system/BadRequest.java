package dev.plinth.system;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Client;
import dev.plinth.system.product.Product;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request that a service must refuse.
 *
 * @param what what is wrong with it
 * @param status the expected status
 * @param request method, service and path, separated by spaces
 * @param headers names and values in turn
 * @param body its body
 */
record BadRequest(
    String what, int status, String request, List<String> headers, BodyPublisher body) {

  private static final String[] JSON = {"Content-Type", "application/json"};

  /** Returns a request with at most one header and no body. */
  static BadRequest bare(String what, int status, String request, String... headers) {
    return new BadRequest(what, status, request, List.of(headers), BodyPublishers.noBody());
  }

  /** Returns a request with a text body. */
  static BadRequest text(String what, int status, String request, String body, String... headers) {
    return bytes(what, status, request, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  /** Returns a request with a binary body. */
  static BadRequest bytes(String what, int status, String request, byte[] body, String... headers) {
    return new BadRequest(
        what, status, request, List.of(headers), BodyPublishers.ofByteArray(body));
  }

  /** Returns a request with a chunked JSON body. */
  static BadRequest chunked(String what, int status, String request, byte[] body) {
    BodyPublisher chunks = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    return new BadRequest(what, status, request, List.of(JSON), chunks);
  }

  /** Returns a request with a JSON body, or with none if it is null. */
  static BadRequest json(String what, int status, String request, String body) {
    return body == null ? bare(what, status, request) : text(what, status, request, body, JSON);
  }

  /** Sends the request to its service. */
  Answer send(Product product) {
    String[] parts = request.split(" ", 3);
    Client service = parts[1].equals("users") ? product.admin().users() : product.admin().blogs();
    HttpRequest.Builder builder = service.request(parts[2]).method(parts[0], body);
    return service.send(
        headers.isEmpty() ? builder : builder.headers(headers.toArray(String[]::new)));
  }

  @Override
  public String toString() {
    return what;
  }
}
