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
 * Makes connections, and knows which run of Redis they lead to: a Redis that was restarted, or took
 * another's place, may have other data. A connection never survives that, so that asking each new
 * one is enough.
 */
final class RedisConnections extends ConnectionFactory {

  private volatile Era era = new Era(null);

  /**
   * From the first connection to a run of Redis until something is wrong with one. Two are never
   * the same, though they may be of the same run.
   */
  private static final class Era {

    private final String run;

    Era(String run) {
      this.run = run;
    }
  }

  RedisConnections(HostAndPort address, JedisClientConfig config) {
    super(address, config);
  }

  /** Returns the run of Redis that connections lead to; null before the first one. */
  String run() {
    return era.run;
  }

  /** Lets nobody use any of the connections that are open now. */
  synchronized void renew() {
    era = new Era(era.run);
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
      return new Dated(connection, eraOf(run(connection)));
    } catch (RuntimeException e) {
      destroyObject(made);
      throw e;
    }
  }

  private synchronized Era eraOf(String run) {
    if (!run.equals(era.run)) {
      era = new Era(run);
    }
    return era;
  }

  private static String run(Connection connection) {
    Object info =
        connection.executeCommand(new CommandArguments(Protocol.Command.INFO).add("server"));
    return SafeEncoder.encode((byte[]) info)
        .lines()
        .filter(line -> line.startsWith("run_id:"))
        .map(line -> line.substring("run_id:".length()).strip())
        .findFirst()
        .orElseThrow();
  }

  /** The pool drops a connection of an earlier era, and takes or makes another one. */
  @Override
  public void activateObject(PooledObject<Connection> pooled) throws Exception {
    if (((Dated) pooled).era != era) {
      throw new IllegalStateException("of an earlier era");
    }
    super.activateObject(pooled);
  }

  private static final class Dated extends DefaultPooledObject<Connection> {

    private final Era era;

    Dated(Connection connection, Era era) {
      super(connection);
      this.era = era;
    }
  }
}
