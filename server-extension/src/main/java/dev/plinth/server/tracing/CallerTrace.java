package dev.plinth.server.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import java.util.Optional;

/**
 * Trace context that a caller sends.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">Trace Context, 3.2</a>
 */
public final class CallerTrace {

  /** The name of the header field. */
  public static final String FIELD = "traceparent";

  private static final TextMapGetter<String> VALUE =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String traceparent) {
          return List.of(FIELD);
        }

        @Override
        public String get(String traceparent, String field) {
          return FIELD.equals(field) ? traceparent : null;
        }
      };

  private CallerTrace() {}

  /**
   * Returns the id of the trace.
   *
   * @param traceparent the value of the field; null if there is none
   * @return empty if there is no value or it is invalid
   */
  public static Optional<String> id(String traceparent) {
    return Optional.ofNullable(traceparent)
        .map(CallerTrace::of)
        .filter(SpanContext::isValid)
        .map(SpanContext::getTraceId);
  }

  /** Returns the context of a value of the field; an invalid one if the value is invalid. */
  static SpanContext of(String traceparent) {
    Context caller =
        W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, VALUE);
    return Span.fromContext(caller).getSpanContext();
  }
}
