package dev.plinth.launcher.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plinth.runtime.database.DatabaseUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;

/** Asks a service until it answers, and remembers the last answer. */
public final class HttpProbe {

  private static final int TIMEOUT_MILLIS = 3000;
  private static final String LIMITED = "\"reconnectAttempts\":";

  private final Service service;
  private String lastAnswer = "no answer";
  private boolean ready;
  private boolean limited;

  /**
   * @param service whom to ask
   */
  public HttpProbe(Service service) {
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
      String refusal = status == HttpURLConnection.HTTP_UNAVAILABLE ? body(connection) : "";
      connection.disconnect();
      lastAnswer = "status " + status;
      limited = refusal.contains(LIMITED);
      // The request is a write, and a service whose database is read-only is as ready as it can be.
      ready = status == service.probeStatus() || refusal.contains(DatabaseUnavailable.READ_ONLY);
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

  private static String body(HttpURLConnection connection) throws IOException {
    try (InputStream body = connection.getErrorStream()) {
      return body == null ? "" : new String(body.readAllBytes(), UTF_8);
    }
  }

  @Override
  public String toString() {
    return service.name() + " (" + service.probe() + ": " + lastAnswer + ")";
  }
}
