package dev.plinth.persistence.migration;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The pool without its time limits, which are made for requests: a migration, or waiting for
 * another runner's, may take minutes. A connection gets its limits back when it returns to the
 * pool.
 */
final class Unhurried {

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
      // Past the pool's wrapper, because that gives each statement a time limit.
      Connection physical = pooled.getMetaData().getConnection();
      int limit = physical.getNetworkTimeout();
      physical.setNetworkTimeout(Runnable::run, 0);
      return view(pooled, physical, limit);
    } catch (SQLException | RuntimeException e) {
      pooled.close();
      throw e;
    }
  }

  private static Connection view(Connection pooled, Connection physical, int limit) {
    return proxy(
        Connection.class,
        (proxy, method, arguments) -> {
          switch (method.getName()) {
            case "close" -> {
              if (!physical.isClosed()) {
                physical.setNetworkTimeout(Runnable::run, limit);
              }
              return invoke(method, pooled, arguments);
            }
            case "isClosed" -> {
              return invoke(method, pooled, arguments);
            }
            default -> {
              return invoke(method, physical, arguments);
            }
          }
        });
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
