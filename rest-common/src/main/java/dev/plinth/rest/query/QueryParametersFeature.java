package dev.plinth.rest.query;

import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/** Registers, for each resource method, the filter that refuses unknown query parameters. */
@Provider
public class QueryParametersFeature implements DynamicFeature {

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    context.register(new UnknownParameterFilter(names(resource)));
  }

  private static Set<String> names(ResourceInfo resource) {
    QueryParameters known = resource.getResourceMethod().getAnnotation(QueryParameters.class);
    return known == null ? Set.of() : Set.of(known.value());
  }
}
