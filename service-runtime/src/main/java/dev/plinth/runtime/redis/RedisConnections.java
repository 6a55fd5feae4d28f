package dev.plinth.runtime.redis;

import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.util.SafeEncoder;

/**
 * Connection factory that knows the run of Redis its connections lead to. After a restart or a
 * fail-over Redis may have other data. No connection survives that, so it is enough to ask each new
 * connection for the {@code run_id}.
 */
final class RedisConnections extends ConnectionFactory {

  private volatile ConnectionEpoch current = new ConnectionEpoch(null);

  /**
   * An epoch of connections. A new one begins with each run of Redis, and after each failure of a
   * connection. Compared by identity: two may have the same run.
   */
  private static final class ConnectionEpoch {

    private final String runId;

    ConnectionEpoch(String runId) {
      this.runId = runId;
    }
  }

  RedisConnections(HostAndPort address, JedisClientConfig config) {
    super(address, config);
  }

  /** Returns the {@code run_id} of Redis; null before the first connection. */
  String runId() {
    return current.runId;
  }

  /** Discards all connections that are open now. */
  synchronized void renew() {
    current = new ConnectionEpoch(current.runId);
  }

  @Override
  public PooledObject<Connection> makeObject() throws Exception {
    PooledObject<Connection> made = super.makeObject();
    try {
      Connection connection = made.getObject();
      for (RedisScript script : RedisScript.values()) {
        connection.executeCommand(
            new CommandArguments(Protocol.Command.SCRIPT)
                .add(Protocol.Keyword.LOAD)
                .add(script.text()));
      }
      return new EpochConnection(connection, epochOf(runId(connection)));
    } catch (RuntimeException e) {
      destroyObject(made);
      throw e;
    }
  }

  private synchronized ConnectionEpoch epochOf(String runId) {
    if (!runId.equals(current.runId)) {
      current = new ConnectionEpoch(runId);
    }
    return current;
  }

  private static String runId(Connection connection) {
    Object info =
        connection.executeCommand(new CommandArguments(Protocol.Command.INFO).add("server"));
    return SafeEncoder.encode((byte[]) info)
        .lines()
        .filter(line -> line.startsWith("run_id:"))
        .map(line -> line.substring("run_id:".length()).strip())
        .findFirst()
        .orElseThrow();
  }

  /** Refuses a connection of an earlier epoch: the pool closes it and tries another one. */
  @Override
  public void activateObject(PooledObject<Connection> pooled) throws Exception {
    if (((EpochConnection) pooled).epoch != current) {
      throw new IllegalStateException("the connection is of an earlier epoch");
    }
    super.activateObject(pooled);
  }

  private static final class EpochConnection extends DefaultPooledObject<Connection> {

    private final ConnectionEpoch epoch;

    EpochConnection(Connection connection, ConnectionEpoch epoch) {
      super(connection);
      this.epoch = epoch;
    }
  }
}
