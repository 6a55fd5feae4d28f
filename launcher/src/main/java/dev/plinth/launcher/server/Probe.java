package dev.plinth.launcher.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;

/** Asks a service until it answers, and remembers the last answer. */
public final class Probe {

  private static final int TIMEOUT_MILLIS = 3000;
  private static final String LIMITED = "\"reconnectAttempts\":";

  private final Service service;
  private String lastAnswer = "no answer";
  private boolean ready;
  private boolean limited;

  /**
   * @param service whom to ask
   */
  public Probe(Service service) {
    this.service = service;
  }

  /** Whether the service answered as it has to, now or before. */
  public boolean isReady() {
    if (!ready) {
      ask();
    }
    return ready;
  }

  /** Whether the service said that its database is away; the server itself says 503 only. */
  boolean isLimited() {
    return limited;
  }

  private void ask() {
    limited = false;
    try {
      HttpURLConnection connection = (HttpURLConnection) service.probe().toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      send(connection);
      int status = connection.getResponseCode();
      limited = status == HttpURLConnection.HTTP_UNAVAILABLE && isOfTheService(connection);
      connection.disconnect();
      lastAnswer = "status " + status;
      ready = status == service.probeStatus();
    } catch (IOException e) {
      lastAnswer = e.getMessage();
    }
  }

  private void send(HttpURLConnection connection) throws IOException {
    if (service.probeBody() != null) {
      connection.setDoOutput(true);
      connection.setRequestProperty("Content-Type", "application/json");
      connection.getOutputStream().write(service.probeBody().getBytes(UTF_8));
    }
  }

  private static boolean isOfTheService(HttpURLConnection connection) throws IOException {
    try (InputStream body = connection.getErrorStream()) {
      return body != null && new String(body.readAllBytes(), UTF_8).contains(LIMITED);
    }
  }

  @Override
  public String toString() {
    return service.name() + " (" + service.probe() + ": " + lastAnswer + ")";
  }
}
