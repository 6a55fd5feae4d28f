package dev.plinth.system.fault;

import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.TestPorts;
import dev.plinth.system.product.UpProduct;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Without the cache every read needs the database, which has a locked row. */
@BesideOthers
class LockWithoutRedisIT {

  @Test
  void answersReadsOfOtherRowsWhileWritersWaitForOne() throws SQLException {
    String nowhere = Integer.toString(TestPorts.free().users());
    try (UpProduct product =
        UpProduct.start(
            "lock-without-redis", Map.of("REDIS_HOST", "127.0.0.1", "REDIS_PORT", nowhere))) {
      DatabaseLockIT locks = new DatabaseLockIT(product);
      locks.signIn();

      locks.answersReadsOfOtherRowsWhileWritersWaitForOne();
    }
  }
}
