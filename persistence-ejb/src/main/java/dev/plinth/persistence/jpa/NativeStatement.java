package dev.plinth.persistence.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
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

  /** Runs the statement, and returns its rows. */
  public List<Object[]> rows(EntityManager em) {
    Query query = em.createNativeQuery(sql);
    for (int i = 0; i < values.size(); i++) {
      query.setParameter(i + 1, values.get(i));
    }
    List<?> rows = query.getResultList();
    return rows.stream().map(Object[].class::cast).toList();
  }
}
