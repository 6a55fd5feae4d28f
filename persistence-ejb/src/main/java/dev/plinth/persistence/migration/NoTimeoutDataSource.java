package dev.plinth.persistence.migration;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Data source without the pool's timeouts, which suit requests: a migration, or waiting for another
 * runner, may take minutes. Its sessions have the {@link SessionSettings} of a long run. Closing a
 * connection restores its timeouts and settings, because it may return to a pool.
 */
final class NoTimeoutDataSource {

  private static final int NO_LIMIT = 0;

  private NoTimeoutDataSource() {}

  static DataSource of(DataSource pool) {
    return proxy(
        DataSource.class,
        (proxy, method, arguments) -> {
          Object result = invoke(method, pool, arguments);
          return result instanceof Connection pooled ? withoutTimeouts(pooled) : result;
        });
  }

  private static Connection withoutTimeouts(Connection connection) throws SQLException {
    try {
      int network = connection.getNetworkTimeout();
      SessionSettings settings = SessionSettings.change(connection);
      limitNetwork(connection, NO_LIMIT);
      return view(connection, network, settings);
    } catch (SQLException | RuntimeException e) {
      discard(connection);
      throw e;
    }
  }

  private static Connection view(Connection connection, int network, SessionSettings settings) {
    return proxy(
        Connection.class,
        (proxy, method, arguments) ->
            method.getName().equals("close") && !connection.isClosed()
                ? close(connection, network, settings)
                : invoke(method, connection, arguments));
  }

  private static Void close(Connection connection, int network, SessionSettings settings)
      throws SQLException {
    try {
      limitNetwork(connection, network);
      settings.restore(connection);
    } catch (SQLException | RuntimeException e) {
      discard(connection);
      throw e;
    }
    connection.close();
    return null;
  }

  /** The pool replaces an aborted connection. */
  private static void discard(Connection pooled) throws SQLException {
    try {
      pooled.abort(Runnable::run);
    } finally {
      pooled.close();
    }
  }

  private static void limitNetwork(Connection connection, int millis) throws SQLException {
    connection.setNetworkTimeout(Runnable::run, millis);
  }

  private static Object invoke(Method method, Object target, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            NoTimeoutDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
