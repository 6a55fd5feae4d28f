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
 * Lets EclipseLink log in without a connection. Else it takes one while the service is deployed,
 * and the deployment fails when the database is not there. Each query takes its connection from the
 * server's pool anyway.
 */
// Payara Server's EclipseLink (4.0.1) has the interface only where newer ones deprecate it.
@SuppressWarnings({"deprecation", "removal"})
public class LazyLoginCustomizer implements SessionCustomizer {

  @Override
  public void customize(Session session) {
    ServerSession server = (ServerSession) session;
    Login writes = server.getDefaultConnectionPool().getLogin();
    Login reads = server.getReadConnectionPool().getLogin();
    failAtOnce(writes);
    failAtOnce(reads);
    server.addConnectionPool(new LatePool(ServerSession.DEFAULT_POOL, writes, server));
    server.setReadConnectionPool(new LatePool("read", reads, server));
  }

  /** What may be tried again, and how often, is decided outside the transaction. */
  private static void failAtOnce(Login login) {
    ((DatabaseLogin) login).setQueryRetryAttemptCount(0);
  }

  private static final class LatePool extends ExternalConnectionPool {

    LatePool(String name, Login login, ServerSession session) {
      super(name, login, session);
    }

    @Override
    protected Accessor buildConnection() {
      return StatementSpan.ENABLED ? new TracedAccessor(this) : new LateAccessor(this);
    }
  }

  /** Looks connected at the login; a call finds no connection in it and takes one from the pool. */
  private static class LateAccessor extends DatabaseAccessor {

    LateAccessor(ConnectionPool pool) {
      setPool(pool);
      setLogin(pool.getLogin());
      setDatasourcePlatform((DatasourcePlatform) pool.getLogin().getDatasourcePlatform());
      usesExternalConnectionPooling = true;
      isConnected = true;
    }
  }

  /** The server's pool can tell of statements too, but not of those that fail. */
  private static final class TracedAccessor extends LateAccessor {

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
