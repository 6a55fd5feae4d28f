package dev.plinth.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.system.parts.PgBouncer;
import dev.plinth.system.parts.Postgres;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.InstalledProgram;
import dev.plinth.system.product.Launch;
import dev.plinth.system.product.NeedsProgram;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** PgBouncer in transaction mode may give each transaction another session of PostgreSQL. */
@BesideOthers
@NeedsProgram("pgbouncer")
class PgBouncerIT {

  @Test
  void appliesEachMigrationOnceThroughAPoolerInTransactionMode() {
    Path program = InstalledProgram.find("pgbouncer").orElseThrow();
    try (Postgres postgres = Postgres.start("pgbouncer");
        PgBouncer pooler = PgBouncer.before(postgres, program)) {
      Launch one = Launch.of(pooler.configuration(), "migrate");
      Launch other = Launch.of(pooler.configuration(), "migrate");

      assertThat(one.exitCode()).as(one.toString()).isZero();
      assertThat(other.exitCode()).as(other.toString()).isZero();
      assertThat(Stream.of(one, other).flatMap(it -> it.err().stream()))
          .filteredOn(line -> line.contains("applied V"))
          .hasSameSizeAs(postgres.versions());
      assertThat(postgres.column("select pid from pg_locks where locktype = 'advisory'")).isEmpty();
    }
  }
}
