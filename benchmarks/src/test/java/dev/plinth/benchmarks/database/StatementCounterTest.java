package dev.plinth.benchmarks.database;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

class StatementCounterTest {

  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final DataOutputStream client = new DataOutputStream(sent);
  private final LongAdder statements = new LongAdder();
  private final LongAdder roundTrips = new LongAdder();

  @Test
  void countsStatementsAndRoundTripsAndForwardsAllOfIt() throws IOException {
    first(80877103, "");
    first(3 << 16, "user\0plinth\0\0");
    message('Q', "BEGIN\0");
    message('B', "");
    message('E', "");
    message('P', "select 1");
    message('B', "E");
    message('E', "");
    message('S', "");
    message('Q', "COMMIT\0");

    ByteArrayOutputStream received = new ByteArrayOutputStream();
    new StatementCounter(statements, roundTrips)
        .forward(new ByteArrayInputStream(sent.toByteArray()), received);

    assertThat(statements.sum()).isEqualTo(4);
    assertThat(roundTrips.sum()).isEqualTo(2);
    assertThat(received.toByteArray()).isEqualTo(sent.toByteArray());
  }

  private void first(int code, String rest) throws IOException {
    client.writeInt(8 + rest.length());
    client.writeInt(code);
    client.write(rest.getBytes(US_ASCII));
  }

  private void message(char type, String body) throws IOException {
    client.writeByte(type);
    client.writeInt(4 + body.length());
    client.write(body.getBytes(US_ASCII));
  }
}
