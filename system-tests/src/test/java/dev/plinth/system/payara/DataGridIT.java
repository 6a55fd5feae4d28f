package dev.plinth.system.payara;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.application.PoolMetrics;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.NeedsProgram;
import dev.plinth.system.product.PayaraServer;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.TestPorts;
import dev.plinth.system.product.UpProduct;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** Data grid: a domain's console shows and commands the server that {@code plinth up} starts. */
@BesideOthers
@NeedsProgram({"chromium", "chromedriver"})
class DataGridIT {

  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final String MEMBERS = "/hazelcast/hazelcastMembersDomain.jsf";
  private static final By COMMAND = By.xpath("//input[contains(@id,'asadminCommandField')]");

  @Test
  void commandsAPayaraMicroThatJoined() {
    String port = Integer.toString(TestPorts.inARow(10));
    Map<String, String> grid = Map.of("DATA_GRID_HOST", "127.0.0.1", "DATA_GRID_PORT", port);
    try (PayaraServer server = (PayaraServer) Product.start("data-grid", grid);
        UpProduct micro = UpProduct.start("data-grid-member", grid);
        Console console = Console.signedIn(server)) {
      PoolMetrics pool = new PoolMetrics(micro.operations());
      assertThat(pool.max()).isEqualTo(16);

      console.open(MEMBERS);
      console.click(By.xpath(row(micro) + "//input[@type='checkbox']"));
      console.fill(COMMAND, "set resources.jdbc-connection-pool.plinth.max-pool-size=9");
      console.scrollTo(By.xpath(row(micro)));
      console.show("data-grid");
      console.click(By.xpath("//input[@value='Send Asadmin Command']"));
      console.confirm();
      console.awaitText("Command sent successfully");

      await().atMost(BOUND).until(() -> pool.max() == 9);
      micro.blogs().awaitAnswer("blogs", 200);
      assertThat(new PoolMetrics(server.operations()).max()).isEqualTo(16);
      assertThat(micro.stop()).isZero();
      await().atMost(BOUND).until(() -> !members(server).contains("MICRO"));
      assertThat(members(server)).contains("DAS");
    }
  }

  /** Returns the XPath of a row in the table of Payara Micro instances. */
  private static String row(UpProduct micro) {
    return "//table[contains(@id,'microInstancesTable')]//tr[.//*[contains(text(),'%d')]]"
        .formatted(micro.ports().operations());
  }

  private static String members(PayaraServer server) {
    return server.asadmin("list-hazelcast-cluster-members");
  }
}
