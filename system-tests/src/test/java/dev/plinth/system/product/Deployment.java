package dev.plinth.system.product;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * A deployment at any address. The tests know its addresses and an administrator only; they neither
 * start nor stop it.
 */
final class Deployment extends Product {

  private static final Duration ANSWER = Duration.ofSeconds(30);

  private static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException("set -D" + name + "=…; see CONTRIBUTING.md");
    }
    return value;
  }

  @Override
  public URI address(String service) {
    String address = property(service);
    return URI.create(address.endsWith("/") ? address : address + "/");
  }

  @Override
  public Person signInAdmin() {
    return signIn(
        System.getProperty("admin.username", "Admin User"),
        System.getProperty("admin.password", "password"));
  }

  @Override
  void begin() {}

  @Override
  void awaitReady() {
    await("an answer of both services").atMost(ANSWER).until(this::answers);
  }

  @Override
  public boolean isUp() {
    return answers();
  }

  @Override
  public int stop() {
    throw unknown();
  }

  @Override
  public DataSource database() {
    throw unknown();
  }

  @Override
  public Keys keys() {
    throw unknown();
  }

  private static UnsupportedOperationException unknown() {
    return new UnsupportedOperationException("only the addresses of a deployment are known");
  }

  @Override
  public String log() {
    return "its log is on its server";
  }

  @Override
  void clean() {}

  @Override
  public void close() {}
}
