package dev.plinth.system.product;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Provides one {@link Product} to all tests of a process. It starts with the first of them and
 * stops when the process has run all its tests. Each test creates its own data in it and leaves it
 * running.
 */
public final class SharedProduct implements ParameterResolver, TestWatcher {

  /** The default, unless there are many services: each must read and write at the same time. */
  private static final int POOL_SIZE = Math.max(16, 4 * ListedServices.names().size());

  /** All tests come from one address, and exceed the usual limit of failed sign-ins. */
  public static final Map<String, String> CONFIGURATION =
      Map.of(
          "DB_POOL_SIZE", Integer.toString(POOL_SIZE),
          "PLINTH_LIMIT_SIGN_IN_ADDRESS", "off",
          "PLINTH_LIMIT_SIGN_IN_ACCOUNT", "off",
          "PLINTH_LIMIT_WRITES", "off");

  private static final Namespace NAMESPACE = Namespace.create(SharedProduct.class);

  private static final String NAME = "shared-" + Integer.getInteger("fork", 1);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Product.class;
  }

  @Override
  public Product resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return product(context);
  }

  private static Product product(ExtensionContext context) {
    // The build runs each class separately; the session lasts as long as the process.
    return context
        .getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
        .getOrComputeIfAbsent(
            Product.class, key -> Product.start(NAME, CONFIGURATION), Product.class);
  }

  @Override
  public void testFailed(ExtensionContext context, Throwable cause) {
    System.err.println(context.getDisplayName() + ": " + product(context).log());
  }
}
