package dev.plinth.persistence.jpa;

import dev.plinth.runtime.tracing.StatementSpan;
import org.eclipse.persistence.config.SessionCustomizer;
import org.eclipse.persistence.internal.databaseaccess.Accessor;
import org.eclipse.persistence.internal.databaseaccess.DatabaseAccessor;
import org.eclipse.persistence.internal.databaseaccess.DatabaseCall;
import org.eclipse.persistence.internal.databaseaccess.DatasourcePlatform;
import org.eclipse.persistence.internal.sessions.AbstractRecord;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.queries.Call;
import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.Login;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.server.ConnectionPool;
import org.eclipse.persistence.sessions.server.ExternalConnectionPool;
import org.eclipse.persistence.sessions.server.ServerSession;

/**
 * Session customizer that lets EclipseLink log in without a connection. Otherwise it takes one at
 * deployment, which fails if the database is unavailable. Each query takes its connection from the
 * server's pool anyway.
 */
// The interface is deprecated, but its replacement is missing in Payara Server's EclipseLink 4.0.1.
@SuppressWarnings({"deprecation", "removal"})
public class LazyLoginCustomizer implements SessionCustomizer {

  @Override
  public void customize(Session session) {
    ServerSession server = (ServerSession) session;
    Login writes = server.getDefaultConnectionPool().getLogin();
    Login reads = server.getReadConnectionPool().getLogin();
    disableRetries(writes);
    disableRetries(reads);
    server.addConnectionPool(new LazyPool(ServerSession.DEFAULT_POOL, writes, server));
    server.setReadConnectionPool(new LazyPool("read", reads, server));
  }

  /** Retries are decided outside the transaction. */
  private static void disableRetries(Login login) {
    ((DatabaseLogin) login).setQueryRetryAttemptCount(0);
  }

  private static final class LazyPool extends ExternalConnectionPool {

    LazyPool(String name, Login login, ServerSession session) {
      super(name, login, session);
    }

    @Override
    protected Accessor buildConnection() {
      return StatementSpan.ENABLED ? new TracedAccessor(this) : new LazyAccessor(this);
    }
  }

  /** Appears connected at login. It has no connection, so each call takes one from the pool. */
  private static class LazyAccessor extends DatabaseAccessor {

    LazyAccessor(ConnectionPool pool) {
      setPool(pool);
      setLogin(pool.getLogin());
      setDatasourcePlatform((DatasourcePlatform) pool.getLogin().getDatasourcePlatform());
      usesExternalConnectionPooling = true;
      isConnected = true;
    }
  }

  /** Traces statements. The server's pool could do that too, but not for statements that fail. */
  private static final class TracedAccessor extends LazyAccessor {

    TracedAccessor(ConnectionPool pool) {
      super(pool);
    }

    @Override
    public Object basicExecuteCall(
        Call call, AbstractRecord row, AbstractSession session, boolean cacheStatement) {
      return call instanceof DatabaseCall statement && statement.getSQLString() != null
          ? StatementSpan.around(
              statement.getSQLString(),
              () -> super.basicExecuteCall(call, row, session, cacheStatement))
          : super.basicExecuteCall(call, row, session, cacheStatement);
    }
  }
}
