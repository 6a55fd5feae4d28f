package dev.plinth.system.cache;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Provides one {@link Pair} to all tests, with everything working and the cache open. Each test
 * creates its own data and restores what it breaks.
 */
final class SharedPair implements ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(SharedPair.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Pair.class;
  }

  @Override
  public Pair resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // The build runs each class separately; the session lasts as long as the process.
    Pair pair =
        context
            .getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
            .getOrComputeIfAbsent(Pair.class, key -> new Pair(), Pair.class);
    pair.awaitOpen();
    return pair;
  }
}
