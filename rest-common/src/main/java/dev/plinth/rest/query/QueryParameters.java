package dev.plinth.rest.query;

import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Registers, for each resource method, the filter that refuses unknown query parameters. */
@Provider
public class QueryParameters implements DynamicFeature {

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    context.register(new UnknownParameterFilter(names(resource)));
  }

  private static Set<String> names(ResourceInfo resource) {
    return Arrays.stream(resource.getResourceMethod().getAnnotationsByType(Parameter.class))
        .filter(parameter -> parameter.in() == ParameterIn.QUERY)
        .map(Parameter::name)
        .collect(Collectors.toUnmodifiableSet());
  }
}
