package dev.plinth.server.drain;

/**
 * What the server tells its services about itself, as the management bean {@value #NAME} of the
 * platform's bean server. It is there before the first service is deployed.
 */
public interface ServerState {

  /** The management bean's name. */
  String NAME = "dev.plinth:type=Server";

  /**
   * Whether the server is about to stop, so that no new client should be sent to it. Once true, it
   * stays true.
   */
  boolean isDraining();
}
