package dev.plinth.benchmarks.system;

import dev.plinth.launcher.Failure;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.Optional;

/**
 * Signs in at a system that checks tokens. Tokens live for 15 minutes, so each round gets a new
 * one.
 *
 * @param username the name of a user of the generated data
 */
public record SignIn(String username) {

  private static final Http HTTP = new Http();

  /**
   * Returns an access token, or empty for a system without tokens.
   *
   * @throws Failure if the sign-in is refused
   */
  public Optional<String> token(SystemUnderTest system) throws IOException {
    if (!system.checksTokens()) {
      return Optional.empty();
    }
    String body =
        Json.createObjectBuilder()
            .add("username", username)
            .add("password", "password")
            .build()
            .toString();
    HttpResponse<String> answer =
        HTTP.send("POST", system.users().resolve("/tokens"), Optional.of(body), Optional.empty());
    if (answer.statusCode() != 200) {
      throw new Failure(
          "%s refused the sign-in: %d %s"
              .formatted(system.name(), answer.statusCode(), answer.body()));
    }
    try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
      return Optional.of(reader.readObject().getString("accessToken"));
    }
  }
}
