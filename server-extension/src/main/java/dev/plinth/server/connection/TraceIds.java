package dev.plinth.server.connection;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.Map;

/**
 * Trace context of the current thread, for the log. The server ends the span as soon as a resource
 * returns, before a failure of it is logged, so the context is kept until the end of the request. A
 * request stays on one thread.
 */
public final class TraceIds {

  private static final boolean TRACED = "false".equals(System.getenv("OTEL_SDK_DISABLED"));
  private static final ThreadLocal<SpanContext> CAPTURED = new ThreadLocal<>();

  private TraceIds() {}

  /** Keeps the context of the current span for this thread. */
  static void capture() {
    if (TRACED) {
      CAPTURED.set(Span.current().getSpanContext());
    }
  }

  /** Drops the context of this thread. */
  static void clear() {
    if (TRACED) {
      CAPTURED.remove();
    }
  }

  /** Returns {@code trace_id} and {@code span_id} for a log line; empty outside a trace. */
  public static Map<String, String> current() {
    SpanContext current = Span.current().getSpanContext();
    SpanContext span = current.isValid() ? current : CAPTURED.get();
    return span == null || !span.isValid()
        ? Map.of()
        : Map.of("trace_id", span.getTraceId(), "span_id", span.getSpanId());
  }
}
