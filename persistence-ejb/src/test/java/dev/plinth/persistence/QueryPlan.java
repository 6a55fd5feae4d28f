package dev.plinth.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.persistence.jpa.NativeStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** The plan by which PostgreSQL ran a statement, with the blocks that it read. */
public record QueryPlan(String text) {

  /** Of the whole statement, because it is in the first lines. */
  private static final Pattern BLOCKS =
      Pattern.compile("Buffers: shared(?: hit=([0-9]+))?(?: read=([0-9]+))?");

  /** Runs a statement, and returns its plan. */
  public static QueryPlan of(DataSource database, NativeStatement statement) {
    try (Connection connection = database.getConnection();
        PreparedStatement explained =
            connection.prepareStatement("explain (analyze, buffers) " + statement.sql())) {
      for (int i = 0; i < statement.values().size(); i++) {
        explained.setObject(i + 1, statement.values().get(i));
      }
      return new QueryPlan(String.join("\n", lines(explained.executeQuery())));
    } catch (SQLException e) {
      throw new IllegalStateException(statement.sql(), e);
    }
  }

  private static List<String> lines(ResultSet rows) throws SQLException {
    List<String> lines = new ArrayList<>();
    while (rows.next()) {
      lines.add(rows.getString(1));
    }
    return lines;
  }

  /** Returns the number of blocks that the statement read, each as often as it was read. */
  public int blocks() {
    Matcher blocks = BLOCKS.matcher(text);
    assertThat(blocks.find()).as(text).isTrue();
    return number(blocks.group(1)) + number(blocks.group(2));
  }

  private static int number(String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  /** Requires that no table was read from one end to the other, and not too many blocks. */
  public void assertUsesAnIndex(Object statement, int maxBlocks) {
    assertThat(text).as(statement + "").doesNotContain("Seq Scan").contains("Index");
    assertThat(blocks()).as(statement + "\n" + text).isLessThanOrEqualTo(maxBlocks);
  }
}
