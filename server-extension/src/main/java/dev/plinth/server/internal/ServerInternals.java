package dev.plinth.server.internal;

import com.sun.appserv.server.util.Version;
import com.sun.enterprise.resource.pool.ConnectionPool;
import com.sun.enterprise.resource.pool.ResourcePool;
import fish.payara.microprofile.faulttolerance.FaultToleranceService;
import fish.payara.microprofile.faulttolerance.service.FaultToleranceServiceImpl;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.ReadWriteLock;
import org.glassfish.api.event.EventListener;
import org.glassfish.api.event.Events;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.filterchain.DefaultFilterChain;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.FilterChainContext.Operation;
import org.glassfish.grizzly.nio.NIOTransport;
import org.glassfish.grizzly.nio.SelectorRunner;

/**
 * Reflective access to private members of Payara and Grizzly. Each is here because no public member
 * does the same. They were verified with the releases in {@link #VERIFIED}. To support another
 * release, run the system tests with it and add it there.
 */
public final class ServerInternals {

  /** Releases of Payara Micro and Payara Server. */
  private static final Set<String> VERIFIED = Set.of("6.2025.9", "6.2025.10");

  private ServerInternals() {}

  /**
   * Checks that the library was verified with this release of the server.
   *
   * @throws IllegalStateException if it was not; the message says what to do
   */
  public static void verify() {
    verify(Version.getVersionNumber());
  }

  static void verify(String release) {
    if (!VERIFIED.contains(release)) {
      throw new IllegalStateException(
          "server-extension was verified with Payara %s, not with %s: use a verified release, or verify this one"
              .formatted(String.join(" and ", new TreeSet<>(VERIFIED)), release));
    }
  }

  /**
   * Returns the listeners of the server's events in call order. The list is live: an added listener
   * is called.
   */
  @SuppressWarnings("unchecked")
  public static List<EventListener> listeners(Events events) {
    return (List<EventListener>) get(events.getClass(), "listeners", events);
  }

  /** Returns the selector threads of a transport; empty if it is stopped. */
  public static List<SelectorRunner> selectorRunners(NIOTransport transport) {
    SelectorRunner[] runners =
        (SelectorRunner[]) invoke(method(NIOTransport.class, "getSelectorRunners"), transport);
    return runners == null ? List.of() : List.of(runners);
  }

  /**
   * Whether bytes of the connection's next request were already read. Only the filter chain, which
   * stores them, knows.
   */
  public static boolean hasUnparsedBytes(FilterChainContext context) {
    Object state =
        invoke(FilterChainMethods.FILTERS_STATE, context.getFilterChain(), context.getConnection());
    return (int)
            invoke(
                FilterChainMethods.UNPARSED,
                state,
                Operation.READ,
                context.getStartIdx(),
                context.getEndIdx())
        >= 0;
  }

  /** Initialized on first use, after the release was verified. */
  private static final class FilterChainMethods {

    static final Method FILTERS_STATE =
        method(DefaultFilterChain.class, "obtainFiltersState", Connection.class);
    static final Method UNPARSED =
        method(
            FILTERS_STATE.getReturnType(),
            "peekUnparsedIdx",
            Operation.class,
            int.class,
            int.class);
  }

  /**
   * Returns the list of all connections of a pool; null before its first use. Its class is not
   * visible on Payara Server, which exports fewer packages than Payara Micro.
   */
  public static Object connections(ResourcePool pool) {
    return get(ConnectionPool.class, "ds", pool);
  }

  /** Returns the lock of such a list. */
  public static ReadWriteLock lock(Object connections) {
    return (ReadWriteLock) get(connections.getClass(), "reentrantLock", connections);
  }

  /** Returns the elements of such a list; to be read under its lock. */
  public static List<?> all(Object connections) {
    return (List<?>) get(connections.getClass(), "allResources", connections);
  }

  /** Sets the executor of the delayed tasks of fault tolerance. */
  public static void delayWith(FaultToleranceService service, ScheduledExecutorService executor) {
    set(FaultToleranceServiceImpl.class, "delayExecutorService", service, executor);
  }

  private static Object get(Class<?> type, String name, Object owner) {
    try {
      return field(type, name).get(owner);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(type.getName() + "." + name + " can't be read", e);
    }
  }

  private static void set(Class<?> type, String name, Object owner, Object value) {
    try {
      field(type, name).set(owner, value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(type.getName() + "." + name + " can't be set", e);
    }
  }

  private static Field field(Class<?> type, String name) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(type.getName() + " has no field " + name, e);
    }
  }

  private static Method method(Class<?> type, String name, Class<?>... parameters) {
    try {
      Method method = type.getDeclaredMethod(name, parameters);
      method.setAccessible(true);
      return method;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(type.getName() + " has no method " + name, e);
    }
  }

  private static Object invoke(Method method, Object owner, Object... arguments) {
    try {
      return method.invoke(owner, arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(method + " failed", e);
    }
  }
}
