package dev.plinth.launcher.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plinth.runtime.database.DatabaseUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.util.Set;

/** Readiness probe: requests a service by HTTP until it answers, and remembers the last answer. */
public final class HttpProbe {

  private static final int TIMEOUT_MILLIS = 3000;

  /** 401 from a service whose list is not public. */
  private static final Set<Integer> ANSWERS =
      Set.of(HttpURLConnection.HTTP_OK, HttpURLConnection.HTTP_UNAUTHORIZED);

  private static final String LIMITED = "\"reconnectAttempts\":";

  private final ServiceEndpoint service;
  private String lastAnswer = "no answer";
  private boolean ready;
  private boolean limited;

  /**
   * @param service the service to probe
   */
  public HttpProbe(ServiceEndpoint service) {
    this.service = service;
  }

  /** Returns whether the service gives the expected response, now or before. */
  public boolean isReady() {
    if (!ready) {
      ask();
    }
    return ready;
  }

  /**
   * Returns whether the service reported that its database is unavailable. The server itself
   * answers a bare 503.
   */
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
      // The request may write; with a read-only database this refusal is all that a ready service
      // can give.
      ready = ANSWERS.contains(status) || refusal.contains(DatabaseUnavailable.READ_ONLY);
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
