package dev.plinth.rest;

import jakarta.ws.rs.core.Application;
import java.util.Map;

/**
 * Base class of each service's JAX-RS application; the server discovers resources and providers.
 */
public abstract class RestApplication extends Application {

  @Override
  public Map<String, Object> getProperties() {
    // OpenAPI describes the services; WADL would be a second description.
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
