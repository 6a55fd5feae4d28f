package dev.plinth.rest.responsecache;

import dev.plinth.rest.route.Routes;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/** Registers the filter that puts responses into the response cache, for each GET. */
@Provider
@Dependent
public class ResponseCacheFeature implements DynamicFeature {

  @Inject private ResponseCache responses;

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    if (resource.getResourceMethod().isAnnotationPresent(GET.class)) {
      context.register(new ResponseRecorder(Routes.template(resource), responses));
    }
  }
}
