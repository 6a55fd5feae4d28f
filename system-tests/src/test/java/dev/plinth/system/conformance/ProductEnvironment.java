package dev.plinth.system.conformance;

import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.Environment;
import dev.plinth.system.product.PoolUse;
import dev.plinth.system.product.UpProduct;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/** The surroundings of a service of {@code plinth up}. */
final class ProductEnvironment implements Environment {

  private static final Duration CACHE_OPENS = Duration.ofSeconds(30);
  private static final String WAITING = " from pg_stat_activity where wait_event_type = 'Lock'";

  private final UpProduct product;
  private final String service;
  private UpProduct other;

  ProductEnvironment(UpProduct product, String service) {
    this.product = product;
    this.service = service;
  }

  @Override
  public void freezeDatabase() {
    product.signalDatabase("STOP");
  }

  @Override
  public void restoreDatabase() {
    product.signalDatabase("CONT");
  }

  @Override
  public void freezeRedis() {
    product.signalRedis("STOP");
  }

  @Override
  public void restoreRedis() {
    product.signalRedis("CONT");
    await().atMost(CACHE_OPENS).until(() -> !cacheStatus().contains("fwd=bypass"));
    // It has executed what its clients had given up on: marks that would last for 30 s.
    product.emptyRedis();
    await().atMost(CACHE_OPENS).until(() -> cacheStatus().contains("hit"));
  }

  /** Says whether the cache answered a read that it can answer. */
  private String cacheStatus() {
    return product.blogs().send("GET", "blogs?limit=20").header("Cache-Status");
  }

  @Override
  public int connections() {
    return new PoolUse(product.operations()).max();
  }

  @Override
  public TableLock lock(String table) {
    Connection holder = connect();
    execute(holder, "begin; lock table " + table + " in access exclusive mode");
    return new TableLock() {

      @Override
      public int waiting() {
        // In the holder's transaction, the answer would stay the same.
        return Integer.parseInt(product.value("select count(*)" + WAITING));
      }

      @Override
      public void endWaiting() {
        product.value("select count(pg_terminate_backend(pid))" + WAITING);
      }

      @Override
      public void close() {
        ProductEnvironment.close(holder);
      }
    };
  }

  @Override
  public Optional<URI> otherServer() {
    if (other == null) {
      other = product.startAnother();
    }
    return Optional.of(other.address(service));
  }

  @Override
  public void stopOtherServer() {
    if (other != null) {
      other.close();
      other = null;
    }
  }

  private Connection connect() {
    try {
      return product.database().getConnection();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
