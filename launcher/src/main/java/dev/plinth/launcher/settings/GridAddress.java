package dev.plinth.launcher.settings;

import java.util.Optional;

/**
 * The data grid of a domain of Payara Server. The domain's console shows the servers that joined
 * it, and sends them commands.
 *
 * @param host host name or address
 * @param port TCP port
 */
public record GridAddress(String host, int port) {

  /** The configured data grid, or empty where DATA_GRID_HOST is not set. */
  static Optional<GridAddress> read(Variables variables) {
    GridAddress address =
        new GridAddress(
            variables.text(Setting.DATA_GRID_HOST), variables.number(Setting.DATA_GRID_PORT));
    return variables.isSet(Setting.DATA_GRID_HOST) ? Optional.of(address) : Optional.empty();
  }

  /** Host and port, with a colon between them. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
