package dev.plinth.launcher.server;

import java.io.IOException;
import java.net.HttpURLConnection;

/** Asks a service until it answers, and remembers the last answer. */
public final class Probe {

  private static final int TIMEOUT_MILLIS = 3000;

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

  /** Whether the service answered 200, now or before. */
  public boolean isReady() {
    if (!ready) {
      ask();
    }
    return ready;
  }

  /** Whether the last answer was 503: the service is there, and something that it needs is not. */
  boolean isLimited() {
    return limited;
  }

  private void ask() {
    limited = false;
    try {
      HttpURLConnection connection = (HttpURLConnection) service.probe().toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      int status = connection.getResponseCode();
      connection.disconnect();
      lastAnswer = "status " + status;
      ready = status == HttpURLConnection.HTTP_OK;
      limited = status == HttpURLConnection.HTTP_UNAVAILABLE;
    } catch (IOException e) {
      lastAnswer = e.getMessage();
    }
  }

  @Override
  public String toString() {
    return service.name() + " (" + service.probe() + ": " + lastAnswer + ")";
  }
}
