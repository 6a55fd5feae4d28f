package dev.plinth.benchmarks.system;

import dev.plinth.launcher.process.ExternalProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The processes and servers that a run started. All end with the run: the last one first, also on
 * SIGINT and SIGTERM.
 */
public final class ChildProcesses implements AutoCloseable {

  /** The configuration of a shell must not reach the systems. */
  private static final String CONFIGURATION =
      "APP_ENV|CORS_ORIGIN|TRUSTED_PROXIES|JAVA_TOOL_OPTIONS|LISTEN_ADDRESS|PORT"
          + "|(DB|REDIS|DATA_GRID|PLINTH|LOG|OTEL|TLS|JWT|STOP|SPRING|QUARKUS)_.*|.*_PORT";

  private static final int STOP_SECONDS = 40;

  private final Deque<Runnable> endings = new ArrayDeque<>();
  private final Thread hook = new Thread(this::endAll);
  private boolean ended;

  public ChildProcesses() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Starts a program in a session of its own.
   *
   * @param log where its output is appended
   * @param environment variables in addition to the system's
   */
  public Process start(Path log, Map<String, String> environment, List<String> command)
      throws IOException {
    ProcessBuilder builder = ExternalProgram.builder(log, command);
    builder.environment().keySet().removeIf(name -> name.matches(CONFIGURATION));
    builder.environment().putAll(environment);
    return start(builder);
  }

  private synchronized Process start(ProcessBuilder builder) throws IOException {
    if (ended) {
      throw new IOException("the benchmark is being stopped");
    }
    Process process = builder.start();
    endings.push(() -> end(process));
    return process;
  }

  /** Adds what ends something else that was started. */
  public synchronized void add(Runnable ending) {
    endings.push(ending);
  }

  /** Ends a process: SIGTERM, and SIGKILL if that is not enough. */
  static void end(Process process) {
    if (!process.isAlive()) {
      return;
    }
    List<ProcessHandle> started = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        started.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      started.forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void endAll() {
    ended = true;
    while (!endings.isEmpty()) {
      endings.pop().run();
    }
  }

  @Override
  public void close() {
    endAll();
  }
}
