package dev.plinth.runtime.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/** The trace context of the current thread. */
public final class CurrentTrace {

  private static final TextMapGetter<UnaryOperator<String>> FIELD =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(UnaryOperator<String> request) {
          return List.of();
        }

        @Override
        public String get(UnaryOperator<String> request, String field) {
          return request.apply(field);
        }
      };

  private CurrentTrace() {}

  /**
   * Returns the id of the trace of a request: that of the current span, or without tracing that of
   * the caller's {@code traceparent}.
   *
   * @param request returns the value of a field of the request; null if it has none
   * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">Trace Context, 3.2</a>
   */
  public static Optional<String> id(UnaryOperator<String> request) {
    // The server makes spans without tracing too, in traces that lead nowhere.
    SpanContext current =
        StatementSpan.ENABLED ? Span.current().getSpanContext() : SpanContext.getInvalid();
    SpanContext trace = current.isValid() ? current : ofCaller(request);
    return trace.isValid() ? Optional.of(trace.getTraceId()) : Optional.empty();
  }

  private static SpanContext ofCaller(UnaryOperator<String> request) {
    Context context =
        W3CTraceContextPropagator.getInstance().extract(Context.root(), request, FIELD);
    return Span.fromContext(context).getSpanContext();
  }

  /** Returns an executor that propagates the current trace context to its threads. */
  public static Executor on(Executor executor) {
    return Context.current().wrap(executor);
  }
}
