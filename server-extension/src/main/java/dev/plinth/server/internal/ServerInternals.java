package dev.plinth.server.internal;

import com.sun.appserv.server.util.Version;
import com.sun.enterprise.resource.pool.ConnectionPool;
import com.sun.enterprise.resource.pool.ResourcePool;
import com.sun.enterprise.resource.pool.datastructure.RWLockDataStructure;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
 * Access to private members of Payara and Grizzly. Each is here because no public one does the
 * same. They were verified with the releases in {@link #VERIFIED}; another release needs the system
 * tests and an entry there.
 */
public final class ServerInternals {

  /** Payara Micro and Payara Server. */
  private static final Set<String> VERIFIED = Set.of("6.2025.9", "6.2025.10");

  private ServerInternals() {}

  /**
   * Checks that this is a release that the library was verified with.
   *
   * @throws IllegalStateException if it is not, with what to do
   */
  public static void verify() {
    verify(Version.getVersionNumber());
  }

  static void verify(String release) {
    if (!VERIFIED.contains(release)) {
      throw new IllegalStateException(
          "server-extension was verified with Payara %s, and this is %s: use one of those, or verify it"
              .formatted(String.join(" and ", new TreeSet<>(VERIFIED)), release));
    }
  }

  /** Returns the listeners of the server's events, in the order in which they are called. */
  @SuppressWarnings("unchecked")
  public static List<EventListener> listeners(Events events) {
    return (List<EventListener>) get(events.getClass(), "listeners", events);
  }

  /** Returns the threads that select on the connections of a transport; none if it is stopped. */
  public static List<SelectorRunner> selectorRunners(NIOTransport transport) {
    SelectorRunner[] runners =
        (SelectorRunner[]) invoke(method(NIOTransport.class, "getSelectorRunners"), transport);
    return runners == null ? List.of() : List.of(runners);
  }

  /**
   * Returns whether bytes of the next request of a connection are read already. Only the filter
   * chain knows, which keeps them.
   */
  public static boolean hasUnparsedBytes(FilterChainContext context) {
    Object state =
        invoke(OfEachRequest.FILTERS_STATE, context.getFilterChain(), context.getConnection());
    return (int)
            invoke(
                OfEachRequest.UNPARSED,
                state,
                Operation.READ,
                context.getStartIdx(),
                context.getEndIdx())
        >= 0;
  }

  /** Looked up once, after the release was verified. */
  private static final class OfEachRequest {

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

  /** Returns the list of all connections of a pool; null before its first use. */
  public static RWLockDataStructure connections(ResourcePool pool) {
    return get(ConnectionPool.class, "ds", pool) instanceof RWLockDataStructure list ? list : null;
  }

  /** Returns the lock of such a list. */
  public static ReadWriteLock lock(RWLockDataStructure connections) {
    return (ReadWriteLock) get(RWLockDataStructure.class, "reentrantLock", connections);
  }

  /** Returns what such a list contains, under its lock. */
  public static List<?> all(RWLockDataStructure connections) {
    return (List<?>) get(RWLockDataStructure.class, "allResources", connections);
  }

  private static Object get(Class<?> type, String name, Object owner) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return field.get(owner);
    } catch (ReflectiveOperationException e) {
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
