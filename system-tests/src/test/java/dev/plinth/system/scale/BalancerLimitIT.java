package dev.plinth.system.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.system.product.Balancer;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.NeedsProgram;
import dev.plinth.system.product.TestPorts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HAProxy's {@code maxconn} follows DB_POOL_SIZE; no server is needed for that. */
@BesideOthers
@NeedsProgram("haproxy")
class BalancerLimitIT {

  @ParameterizedTest
  @CsvSource({"'', 14", "16, 14", "32, 30", "3, 2", "200, 64"})
  void aServerGetsTwiceThePlacesThatAServiceHas(String poolSize, int limit) {
    Map<String, String> configuration = Map.of("DB_POOL_SIZE", poolSize);

    try (Balancer balancer = new Balancer(TestPorts.free(), List.of(), configuration)) {
      assertThat(balancer.limit()).isEqualTo(limit);
    }
  }
}
