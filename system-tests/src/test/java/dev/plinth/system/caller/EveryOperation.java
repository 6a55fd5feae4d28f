package dev.plinth.system.caller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.system.caller.HttpCaller.Reply;
import dev.plinth.system.product.TestPorts;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.util.UUID;

/** Calls each operation of both services with one client. */
final class EveryOperation {

  private static final String PASSWORD = "correct horse";

  private final HttpCaller caller;
  private final String users;
  private final String blogs;

  private EveryOperation(HttpCaller caller, TestPorts ports) {
    this.caller = caller;
    this.users = "http://127.0.0.1:" + ports.users() + "/";
    this.blogs = "http://127.0.0.1:" + ports.blogs() + "/";
  }

  /** Calls them and checks each answer. */
  static void of(HttpCaller caller, TestPorts ports) {
    EveryOperation every = new EveryOperation(caller, ports);
    String name = UUID.randomUUID().toString();
    String id = every.register(name);
    String token = every.signIn(name, PASSWORD);
    every.user(id, token);
    every.blog(token);
    every.remove(id, every.signIn("Admin User", "password"));
  }

  private String register(String name) {
    String body =
        Json.createObjectBuilder()
            .add("username", name)
            .add("email", name + "@example.org")
            .add("password", PASSWORD)
            .build()
            .toString();
    return json(send(201, "POST", users + "users", null, body)).getString("id");
  }

  private String signIn(String name, String password) {
    String body =
        Json.createObjectBuilder()
            .add("username", name)
            .add("password", password)
            .build()
            .toString();
    JsonObject first = json(send(200, "POST", users + "tokens", null, body));
    String refresh =
        Json.createObjectBuilder()
            .add("refreshToken", first.getString("refreshToken"))
            .build()
            .toString();
    return json(send(200, "POST", users + "tokens/refresh", null, refresh))
        .getString("accessToken");
  }

  private void user(String id, String token) {
    String address = users + "users/" + id;
    String name = UUID.randomUUID().toString();
    send(200, "GET", users + ".well-known/jwks.json", null, null);
    send(200, "GET", address, token, null);
    send(200, "GET", address + "/profile", null, null);
    send(200, "PUT", address, token, "{\"username\":\"" + name + "\"}");
    send(200, "PATCH", address, token, "{\"username\":\"x" + name + "\"}");
  }

  private void blog(String token) {
    String body = "{\"title\":\"t\",\"description\":\"" + "d".repeat(20_000) + "\"}";
    Reply written = send(201, "POST", blogs + "blogs", token, body);
    String address = blogs + "blogs/" + json(written).getString("id");
    send(200, "GET", blogs + "blogs?limit=1", null, null);
    send(200, "GET", address, null, null);
    send(200, "PUT", address, token, "{\"title\":\"u\"}");
    send(200, "PATCH", address, token, "{\"description\":\"e\"}");
    send(403, "DELETE", address, signIn("Guest User", "password"), null);
    send(204, "DELETE", address, token, null);
  }

  private void remove(String id, String token) {
    send(200, "GET", users + "users?limit=1", token, null);
    send(204, "DELETE", users + "users/" + id, token, null);
    send(204, "DELETE", users + "tokens", token, null);
    send(401, "GET", users + "users?limit=1", null, null);
  }

  private Reply send(int status, String method, String address, String token, String body) {
    Reply reply = caller.send(method, URI.create(address), token, body);
    assertThat(reply.status()).as(method + " " + address + ": " + reply.body()).isEqualTo(status);
    return reply;
  }

  private static JsonObject json(Reply reply) {
    return Json.createReader(new StringReader(reply.body())).readObject();
  }
}
