package dev.plinth.persistence.jpa;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/**
 * A statement in SQL.
 *
 * @param sql with a question mark for each value
 * @param values the values in their order
 */
public record NativeStatement(String sql, List<Object> values) {

  /** Creates a statement; times become values that JDBC accepts. */
  public NativeStatement {
    values = values.stream().map(NativeStatement::parameter).toList();
  }

  private static Object parameter(Object value) {
    return value instanceof Instant time ? Timestamp.from(time) : value;
  }
}
