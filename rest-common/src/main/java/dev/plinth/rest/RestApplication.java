package dev.plinth.rest;

import jakarta.ws.rs.core.Application;
import java.util.Map;

/** What the JAX-RS application of every service extends; resources and providers are found. */
public abstract class RestApplication extends Application {

  @Override
  public Map<String, Object> getProperties() {
    // OpenAPI describes the services; a second description, in XML, would only reveal more.
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
