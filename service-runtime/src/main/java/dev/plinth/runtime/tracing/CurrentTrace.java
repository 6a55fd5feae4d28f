package dev.plinth.runtime.tracing;

import io.opentelemetry.context.Context;
import java.util.concurrent.Executor;

/** The trace context of the current thread. */
public final class CurrentTrace {

  private CurrentTrace() {}

  /** Returns an executor that propagates the current trace context to its threads. */
  public static Executor on(Executor executor) {
    return Context.current().wrap(executor);
  }
}
