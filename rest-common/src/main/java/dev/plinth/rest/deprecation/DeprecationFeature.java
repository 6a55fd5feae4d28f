package dev.plinth.rest.deprecation;

import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/**
 * Registers the filter that announces a deprecation, for each operation that has one. A date that
 * is invalid ends the start of the service.
 */
@Provider
public class DeprecationFeature implements DynamicFeature {

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    Deprecation deprecation = resource.getResourceMethod().getAnnotation(Deprecation.class);
    if (deprecation != null) {
      context.register(DeprecationFilter.of(deprecation));
    }
  }
}
