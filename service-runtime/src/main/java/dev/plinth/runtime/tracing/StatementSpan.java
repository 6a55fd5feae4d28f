package dev.plinth.runtime.tracing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.inject.spi.CDI;
import java.sql.SQLException;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Span of one SQL statement, from requesting a connection to reading the result. The names of its
 * attributes follow the same version of the conventions as the server's spans.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/database/">Semantic conventions for
 *     database clients</a>
 */
public final class StatementSpan {

  /** Whether tracing is enabled. */
  public static final boolean ENABLED = "false".equals(System.getenv("OTEL_SDK_DISABLED"));

  private static final String DATABASE = System.getenv("DB_NAME");
  private static final Pattern VALUE = Pattern.compile("'(?:[^']|'')*'|\\b\\d+(?:\\.\\d+)?\\b");

  private StatementSpan() {}

  /** Created by the first traced request: by then the server has the tracer of this service. */
  private static final class OfThisService {
    static final Tracer TRACER =
        CDI.current().select(OpenTelemetry.class).get().getTracer("dev.plinth");
  }

  /** Executes a statement in its own span. Outside a traced request there is no span. */
  public static <R> R around(String sql, Supplier<R> execution) {
    if (!Span.current().getSpanContext().isValid()) {
      return execution.get();
    }
    Span span = begin(sql);
    try {
      return execution.get();
    } catch (RuntimeException e) {
      // The message could contain values.
      span.setStatus(StatusCode.ERROR).setAttribute("error.type", typeOf(e));
      throw e;
    } finally {
      span.end();
    }
  }

  private static Span begin(String sql) {
    String statement = VALUE.matcher(sql.strip()).replaceAll("?");
    String operation = statement.split("\\s", 2)[0].toUpperCase(Locale.ROOT);
    return OfThisService.TRACER
        .spanBuilder(operation + " " + DATABASE)
        .setSpanKind(SpanKind.CLIENT)
        .setAttribute("db.system", "postgresql")
        .setAttribute("db.name", DATABASE)
        .setAttribute("db.operation", operation)
        .setAttribute("db.statement", statement)
        .startSpan();
  }

  /** Returns the SQLSTATE, or else the exception's class. */
  private static String typeOf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
    }
    return failure.getClass().getName();
  }
}
