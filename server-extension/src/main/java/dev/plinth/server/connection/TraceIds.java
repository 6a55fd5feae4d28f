package dev.plinth.server.connection;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.Map;

/**
 * Which trace this thread works for. The server forgets it as soon as a resource has returned, and
 * so before a failure of it is logged; therefore it is kept to the end of the request. A request
 * stays with one thread.
 */
public final class TraceIds {

  private static final boolean TRACED = "false".equals(System.getenv("OTEL_SDK_DISABLED"));
  private static final ThreadLocal<SpanContext> KEPT = new ThreadLocal<>();

  private TraceIds() {}

  static void keep() {
    if (TRACED) {
      KEPT.set(Span.current().getSpanContext());
    }
  }

  static void forget() {
    if (TRACED) {
      KEPT.remove();
    }
  }

  /** The ids for a line of the log; nothing outside a trace. */
  public static Map<String, String> current() {
    SpanContext current = Span.current().getSpanContext();
    SpanContext span = current.isValid() ? current : KEPT.get();
    return span == null || !span.isValid()
        ? Map.of()
        : Map.of("trace_id", span.getTraceId(), "span_id", span.getSpanId());
  }
}
