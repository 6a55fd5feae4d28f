package dev.plinth.rest.access;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/**
 * Registers an authorization filter for each resource method with {@link RolesAllowed}. Jersey's
 * own answers 403 where a token is missing, and the server's would ask Jakarta Security about each
 * request; {@code payara-web.xml} disables the latter.
 */
@Provider
public class RolesFeature implements DynamicFeature {

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    RolesAllowed allowed = resource.getResourceMethod().getAnnotation(RolesAllowed.class);
    if (allowed != null) {
      context.register(new RolesFilter(List.of(allowed.value())));
    }
  }
}
