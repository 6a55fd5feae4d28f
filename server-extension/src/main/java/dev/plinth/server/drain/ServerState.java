package dev.plinth.server.drain;

/**
 * State of the server, published to the services as the management bean {@value #NAME} of the
 * platform MBean server. It is registered before the first service is deployed.
 */
public interface ServerState {

  /** The name of the management bean. */
  String NAME = "dev.plinth:type=Server";

  /**
   * Whether the server is draining: it is about to stop, and no new client should be sent to it.
   * Once true, it stays true.
   */
  boolean isDraining();
}
