package dev.plinth.server.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.Map;
import org.glassfish.grizzly.http.HttpRequestPacket;

/**
 * Trace context of the current thread, for the log: that of the request's span, or without tracing
 * that of its caller (W3C Trace Context). The server ends the span as soon as a resource returns,
 * before a failure of it is logged, so the context is kept until the end of the request. A request
 * stays on one thread.
 */
public final class TraceIds {

  private static final boolean TRACED = "false".equals(System.getenv("OTEL_SDK_DISABLED"));
  private static final ThreadLocal<SpanContext> CAPTURED = new ThreadLocal<>();

  private TraceIds() {}

  /** Begins a request: its trace is the caller's ({@code traceparent}), until it has a span. */
  public static void begin(HttpRequestPacket request) {
    clear();
    String traceparent = request.getHeader(CallerTrace.FIELD);
    if (traceparent != null) {
      CAPTURED.set(CallerTrace.of(traceparent));
    }
  }

  /** Keeps the context of the current span for this thread. */
  public static void capture() {
    if (TRACED) {
      CAPTURED.set(Span.current().getSpanContext());
    }
  }

  /** Drops the context of this thread. */
  public static void clear() {
    CAPTURED.remove();
  }

  /**
   * Returns {@code trace_id} and {@code span_id} for a log line; empty outside a trace. The span of
   * a caller is left out: the line does not belong to it.
   */
  public static Map<String, String> current() {
    // The server makes spans without tracing too, in traces that lead nowhere.
    SpanContext current = TRACED ? Span.current().getSpanContext() : SpanContext.getInvalid();
    SpanContext span = current.isValid() ? current : CAPTURED.get();
    if (span == null || !span.isValid()) {
      return Map.of();
    }
    return span.isRemote()
        ? Map.of("trace_id", span.getTraceId())
        : Map.of("trace_id", span.getTraceId(), "span_id", span.getSpanId());
  }
}
