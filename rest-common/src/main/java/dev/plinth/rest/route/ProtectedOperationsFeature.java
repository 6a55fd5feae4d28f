package dev.plinth.rest.route;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Publishes the operations that need an access token to the server extension, so that it sends no
 * 100 (Continue) for a body that will be refused. The two share no class, only a system property.
 */
@Provider
@Dependent
public class ProtectedOperationsFeature implements DynamicFeature {

  private static final String PROPERTY = "dev.plinth.protected.";

  private final Set<String> lines = new TreeSet<>();

  @Inject
  @ConfigProperty(name = "plinth.service")
  private String service;

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    if (!resource.getResourceMethod().isAnnotationPresent(RolesAllowed.class)) {
      return;
    }
    for (Annotation annotation : resource.getResourceMethod().getAnnotations()) {
      HttpMethod method = annotation.annotationType().getAnnotation(HttpMethod.class);
      if (method != null) {
        lines.add(method.value() + " " + Routes.template(resource));
      }
    }
    System.setProperty(PROPERTY + service, String.join("\n", lines));
  }
}
