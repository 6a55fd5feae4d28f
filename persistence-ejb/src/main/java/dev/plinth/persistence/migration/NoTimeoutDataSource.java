package dev.plinth.persistence.migration;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/**
 * The pool without its time limits, which are made for requests: a migration, or waiting for
 * another runner's, may take minutes. A connection gets its limits back when it returns to the
 * pool.
 */
final class NoTimeoutDataSource {

  private static final int NO_LIMIT = 0;

  private static final String LIMITS =
      """
      select name, setting from pg_settings where name in ('statement_timeout', 'lock_timeout')
      """;

  private NoTimeoutDataSource() {}

  static DataSource of(DataSource pool) {
    return proxy(
        DataSource.class,
        (proxy, method, arguments) -> {
          Object result = invoke(method, pool, arguments);
          return result instanceof Connection pooled ? withoutTimeouts(pooled) : result;
        });
  }

  private static Connection withoutTimeouts(Connection pooled) throws SQLException {
    try {
      int network = pooled.getNetworkTimeout();
      Map<String, String> limits = limits(pooled);
      for (String name : limits.keySet()) {
        limit(pooled, name, Integer.toString(NO_LIMIT));
      }
      limitNetwork(pooled, NO_LIMIT);
      return view(pooled, network, limits);
    } catch (SQLException | RuntimeException e) {
      discard(pooled);
      throw e;
    }
  }

  private static Connection view(Connection pooled, int network, Map<String, String> limits) {
    return proxy(
        Connection.class,
        (proxy, method, arguments) ->
            method.getName().equals("close") && !pooled.isClosed()
                ? close(pooled, network, limits)
                : invoke(method, pooled, arguments));
  }

  private static Void close(Connection pooled, int network, Map<String, String> limits)
      throws SQLException {
    try {
      limitNetwork(pooled, network);
      for (Map.Entry<String, String> limit : limits.entrySet()) {
        limit(pooled, limit.getKey(), limit.getValue());
      }
    } catch (SQLException | RuntimeException e) {
      discard(pooled);
      throw e;
    }
    pooled.close();
    return null;
  }

  /** The pool replaces a connection that was aborted. */
  private static void discard(Connection pooled) throws SQLException {
    try {
      pooled.abort(Runnable::run);
    } finally {
      pooled.close();
    }
  }

  /** The limits of a session, in milliseconds. */
  private static Map<String, String> limits(Connection connection) throws SQLException {
    Map<String, String> limits = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(LIMITS)) {
      while (rows.next()) {
        limits.put(rows.getString(1), rows.getString(2));
      }
    }
    return limits;
  }

  private static void limit(Connection connection, String name, String millis) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select set_config(?, ?, false)")) {
      statement.setString(1, name);
      statement.setString(2, millis);
      statement.execute();
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
