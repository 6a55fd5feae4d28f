package dev.plinth.conformance.application;

import dev.plinth.conformance.Environment;
import dev.plinth.conformance.http.Call;
import dev.plinth.conformance.http.Client;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Everything that {@code plinth up} starts of the distribution of an application, which is the
 * folder {@code target/plinth}, or that of the system property {@code plinth.distribution}. The
 * ports are free ones, and the database is new and embedded.
 */
public final class RunningApplication implements AutoCloseable {

  private static final String PASSWORD = "correct horse";

  private final UpRun up;
  private final Map<String, Client> services;
  private String admin;

  private RunningApplication(UpRun up) {
    this.up = up;
    // A line for each address: a name, spaces, a URL.
    this.services =
        up.addresses().entrySet().stream()
            .filter(address -> address.getValue().startsWith("http://"))
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    address -> new Client(URI.create(address.getValue()).resolve("/"))));
  }

  /** Starts it, and waits until it is ready. */
  public static RunningApplication start() {
    return new RunningApplication(UpProcess.start());
  }

  /**
   * Returns a service for an anonymous caller.
   *
   * @param service its name, or {@code operations} for the operations port
   */
  public Client at(String service) {
    return services.get(service);
  }

  /**
   * Returns the surroundings of a service.
   *
   * @param service its name
   * @param cached a read that an open cache answers; empty if the service has no cache
   */
  Environment surroundings(String service, Optional<Call> cached) {
    return new UpEnvironment(up, service, cached);
  }

  /** Returns an access token of the administrator of the development data. */
  public synchronized String admin() {
    if (admin == null) {
      admin = signIn("Admin User", "password");
    }
    return admin;
  }

  /** Registers a new user, and returns an access token. */
  public String newcomer() {
    String name = UUID.randomUUID().toString();
    JsonObject user =
        Json.createObjectBuilder()
            .add("username", name)
            .add("email", name + "@example.org")
            .add("password", PASSWORD)
            .build();
    at("users").send("POST", "users", user.toString()).created();
    return signIn(name, PASSWORD);
  }

  private String signIn(String username, String password) {
    JsonObject person =
        Json.createObjectBuilder().add("username", username).add("password", password).build();
    return at("users").send("POST", "tokens", person.toString()).json().getString("accessToken");
  }

  /** Stops it. */
  @Override
  public void close() {
    up.close();
  }
}
