package dev.plinth.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Client;
import dev.plinth.system.fixtures.Postgres;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Launch;
import dev.plinth.system.product.UpProduct;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Runs Plinth on PostgreSQL 15, the oldest supported version; all other tests run on 17. */
@BesideOthers
class OldestPostgresIT {

  private static final String BLOG =
      """
      {"title":"Getting Started","description":"A guide.","isActive":true}\
      """;

  @Test
  void isMigratedSeededAndServedFrom() throws SQLException {
    try (Postgres postgres = Postgres.startOldest("oldest-postgres");
        UpProduct product = UpProduct.start("oldest-postgres", postgres.configuration())) {
      assertThat(version(postgres)).isEqualTo(15);
      assertThat(Lists.first(product.blogs(), "blogs").getString("title")).isNotEmpty();

      Client blogs = product.newcomer().blogs();
      String blog = blogs.send("POST", "blogs", BLOG).location();
      assertThat(blogs.send("PATCH", blog, "{\"title\":\"Getting Further\"}").status())
          .isEqualTo(200);
      assertThat(product.blogs().send("GET", blog).json().getString("title"))
          .isEqualTo("Getting Further");
      assertThat(blogs.send("DELETE", blog).status()).isEqualTo(204);
      assertThat(product.blogs().send("GET", blog).status()).isEqualTo(404);

      Launch status = product.run("migration", "status");
      assertThat(status.exitCode()).isZero();
      assertThat(status.out()).noneMatch(line -> line.contains("pending"));
    }
  }

  private static int version(Postgres postgres) throws SQLException {
    try (Connection connection = postgres.database().getConnection()) {
      return connection.getMetaData().getDatabaseMajorVersion();
    }
  }
}
