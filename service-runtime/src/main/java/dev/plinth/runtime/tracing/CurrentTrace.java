package dev.plinth.runtime.tracing;

import io.opentelemetry.context.Context;
import java.util.concurrent.Executor;

/** The trace that the current thread works for. */
public final class CurrentTrace {

  private CurrentTrace() {}

  /** Returns an executor whose threads work for the same trace. */
  public static Executor on(Executor executor) {
    return Context.current().wrap(executor);
  }
}
