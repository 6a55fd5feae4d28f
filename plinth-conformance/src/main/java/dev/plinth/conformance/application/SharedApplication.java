package dev.plinth.conformance.application;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Provides one {@link RunningApplication} to all tests of a process. It starts with the first of
 * them and stops when the process has run all its tests.
 */
public final class SharedApplication implements ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(SharedApplication.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RunningApplication.class;
  }

  @Override
  public RunningApplication resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // A build may run each class separately; the session lasts as long as the process.
    return context
        .getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
        .getOrComputeIfAbsent(
            RunningApplication.class, key -> RunningApplication.start(), RunningApplication.class);
  }
}
