package dev.plinth.launcher.service;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A service of the list.
 *
 * @param name names its WAR, virtual server, listener and thread pool, and begins its paths
 * @param port its port, unless {@link #portVariable} sets another one
 * @param title what it is for, in a few words
 */
public record ServiceDefinition(String name, int port, String title) {

  static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{0,29}");

  private static final int HTTPS_OFFSET = 443;
  static final int MAX_PORT = 65_535 - HTTPS_OFFSET;

  /** The environment variable of its port. */
  public String portVariable() {
    return variablePrefix() + "_PORT";
  }

  /** The environment variable of its port for HTTPS. */
  public String tlsPortVariable() {
    return variablePrefix() + "_TLS_PORT";
  }

  /** Its name in environment variables. */
  public String variablePrefix() {
    return name.toUpperCase(Locale.ROOT);
  }

  /** Its port for HTTPS, unless {@link #tlsPortVariable} sets another one. */
  public int tlsPort() {
    return port + HTTPS_OFFSET;
  }
}
