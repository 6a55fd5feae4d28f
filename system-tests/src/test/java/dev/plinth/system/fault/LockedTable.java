package dev.plinth.system.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.application.PoolMetrics;
import dev.plinth.conformance.http.Call;
import dev.plinth.system.fault.Clients.Request;
import dev.plinth.system.fault.Clients.Result;
import dev.plinth.system.product.Product;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** A load on a service whose table is locked, while clients use the other services. */
public final class LockedTable {

  private static final Duration BOUND = Duration.ofMinutes(2);
  private static final Duration NOISE = Duration.ofMillis(500);
  private static final int CLIENTS = 16;
  private static final int REFUSALS = 3 * CLIENTS;
  private static final int ANSWERS = 200;

  private final Product product;
  private final List<Call> others;

  /**
   * Creates one.
   *
   * @param others calls of the other services, which must answer 200
   */
  public LockedTable(Product product, List<Call> others) {
    this.product = product;
    this.others = others;
  }

  /**
   * Locks a table, and checks that its service refuses calls and that the others answer as before.
   *
   * @param call a call of the service that needs the table
   */
  public void assertAffectsOnly(String table, Call call) throws SQLException {
    // Cold code is slow.
    answers();
    List<Result> before = answers();
    try (Connection connection = product.database().getConnection();
        Statement holder = connection.createStatement()) {
      connection.setAutoCommit(false);
      holder.execute("lock table " + table + " in access exclusive mode");

      Clients load = clients(CLIENTS, call);
      await().atMost(BOUND).until(() -> load.count() >= CLIENTS);
      List<Result> locked = answers();
      PoolMetrics pool = new PoolMetrics(product.operations());
      int used = pool.used();
      await().atMost(BOUND).until(() -> load.count() >= REFUSALS);
      connection.rollback();
      List<Result> refused = load.finish().subList(0, REFUSALS);

      Figures.print(
          "table locked, " + others.size() + " other services",
          "used connections %d of %d, p99 of the others %d ms, before %d ms",
          used,
          pool.max(),
          Clients.p99(locked).toMillis(),
          Clients.p99(before).toMillis());
      assertThat(refused).allSatisfy(result -> assertThat(result.status()).isEqualTo(503));
      assertThat(locked).allSatisfy(result -> assertThat(result.status()).isEqualTo(200));
      assertThat(Clients.p99(locked)).isLessThan(Clients.p99(before).multipliedBy(2).plus(NOISE));
    }
  }

  /** Returns the answers of the other services, which are called at the same time. */
  private List<Result> answers() {
    List<Clients> clients = others.stream().map(call -> clients(1, call)).toList();
    await()
        .atMost(BOUND)
        .until(() -> clients.stream().allMatch(it -> it.count() >= ANSWERS / others.size()));
    return clients.stream().map(Clients::finish).flatMap(List::stream).toList();
  }

  private static Clients clients(int number, Call call) {
    Request request = new Request(call.method(), call.path(), call.json());
    return new Clients(number, call::client, request);
  }
}
