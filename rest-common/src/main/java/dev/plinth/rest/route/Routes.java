package dev.plinth.rest.route;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;

/**
 * Registers, for each resource method, the filter that reports its route. The template is built
 * once, when the service starts.
 */
@Provider
public class Routes implements DynamicFeature {

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    context.register(new RouteFilter(template(resource)));
  }

  /** Returns the path of a resource method, with parameters in braces. */
  public static String template(ResourceInfo resource) {
    UriBuilder path = UriBuilder.fromPath("/");
    if (resource.getResourceClass().isAnnotationPresent(Path.class)) {
      path.path(resource.getResourceClass());
    }
    Method method = resource.getResourceMethod();
    return (method.isAnnotationPresent(Path.class) ? path.path(method) : path).toTemplate();
  }
}
