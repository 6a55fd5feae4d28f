package dev.plinth.persistence.migration;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * The pool without its time limits, which are made for requests: a migration, or waiting for
 * another runner's, may take minutes. A connection gets its limits back when it returns to the
 * pool.
 */
final class Unhurried {

  private static final int NO_LIMIT = 0;

  private Unhurried() {}

  static DataSource of(DataSource pool) {
    return proxy(
        DataSource.class,
        (proxy, method, arguments) -> {
          Object result = invoke(method, pool, arguments);
          return result instanceof Connection pooled ? unhurried(pooled) : result;
        });
  }

  private static Connection unhurried(Connection pooled) throws SQLException {
    try {
      int limit = pooled.getNetworkTimeout();
      limitNetwork(pooled, NO_LIMIT);
      return view(pooled, limit);
    } catch (SQLException | RuntimeException e) {
      pooled.close();
      throw e;
    }
  }

  private static Connection view(Connection pooled, int limit) {
    return proxy(
        Connection.class,
        (proxy, method, arguments) -> {
          if (method.getName().equals("close") && !pooled.isClosed()) {
            return close(pooled, limit);
          }
          Object result = invoke(method, pooled, arguments);
          if (result instanceof Statement statement) {
            // The pool has given it the limit of a request's statement.
            statement.setQueryTimeout(NO_LIMIT);
          }
          return result;
        });
  }

  private static Void close(Connection pooled, int limit) throws SQLException {
    try {
      limitNetwork(pooled, limit);
    } finally {
      pooled.close();
    }
    return null;
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
        Proxy.newProxyInstance(Unhurried.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
