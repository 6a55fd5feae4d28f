package dev.plinth.devtools.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossyCastTest {

  @ParameterizedTest
  @CsvSource({
    "double precision, integer",
    "'numeric(10,2)', bigint",
    "'numeric(10,4)', 'numeric(10,2)'",
    "numeric, 'numeric(10,2)'",
    "'numeric(10,2)', double precision",
    "bigint, real",
    "double precision, real",
    "timestamp with time zone, date",
    "timestamp with time zone, timestamp without time zone",
    "timestamp(6) with time zone, timestamp(3) with time zone",
    "timestamp without time zone, time without time zone"
  })
  void isLossyWherePostgresRoundsOrTruncates(String from, String to) {
    assertThat(LossyCast.isLossy(from, to)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "integer, bigint",
    "bigint, integer",
    "'character varying(50)', 'character varying(20)'",
    "'numeric(10,2)', 'numeric(12,2)'",
    "numeric(5), integer",
    "integer, 'numeric(12,2)'",
    "smallint, double precision",
    "date, timestamp with time zone"
  })
  void isNotLossyWherePostgresKeepsOrRefuses(String from, String to) {
    assertThat(LossyCast.isLossy(from, to)).isFalse();
  }
}
