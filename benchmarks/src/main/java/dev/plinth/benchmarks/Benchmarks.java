package dev.plinth.benchmarks;

import dev.plinth.benchmarks.report.Publication;
import dev.plinth.benchmarks.stage.Plan;
import dev.plinth.benchmarks.system.ChildProcesses;
import dev.plinth.launcher.Failure;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code benchmarks/run} and its entry point. */
@Command(
    name = "benchmarks/run",
    header = "Measures Plinth against Spring Boot and Quarkus.",
    description =
        "Builds the peers, starts PostgreSQL and all systems, loads the blogs, measures, and writes"
            + " docs/performance.md with its charts. The raw figures are in"
            + " benchmarks/target/figures.json. Without options it takes about 30 minutes; use a"
            + " machine that does nothing else. Needs wrk, and pgbench for one of the ceilings.",
    showDefaultValues = true,
    sortOptions = false,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:done", "1:failed", "2:wrong usage"})
public final class Benchmarks implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private PlanOptions options;

  @Option(
      names = "--compare",
      paramLabel = "NAME=URL",
      showDefaultValue = Visibility.NEVER,
      description =
          "Also measures the reads of a server that runs already and has the same blogs, made by"
              + " plinth seed --users 1000 and the same --blogs. Repeatable.")
  private Map<String, URI> addresses = new LinkedHashMap<>();

  @Option(
      names = "--page-only",
      description = "Writes the page and the charts from the figures of the last run.")
  private boolean pageOnly;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  private boolean help;

  /**
   * Runs the benchmark and ends the process with its exit code.
   *
   * @param arguments the options
   */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Benchmarks())
            .setExecutionExceptionHandler(Benchmarks::report)
            .setParameterExceptionHandler(Benchmarks::reportUsage)
            .execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path root = Path.of("").toAbsolutePath();
    Plan plan = options.plan(spec.commandLine());
    Publication publication = new Publication(root, options.isTrial());
    if (pageOnly) {
      publication.publish();
    } else {
      measure(root, plan, publication);
    }
    spec.commandLine().getOut().println(publication.page());
    return ExitCode.OK;
  }

  private void measure(Path root, Plan plan, Publication publication)
      throws IOException, InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    Consumer<String> progress = line -> err.println("benchmarks: " + line);
    try (ChildProcesses children = new ChildProcesses()) {
      new BenchmarkRun(root, plan, addresses, children, progress).run(publication);
    }
  }

  private static int report(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (e instanceof Failure failure) {
      failure.lines().forEach(line -> err.println("benchmarks: " + line));
    } else {
      err.println("benchmarks: unexpected failure, please report it");
      e.printStackTrace(err);
    }
    return ExitCode.SOFTWARE;
  }

  private static int reportUsage(ParameterException e, String[] arguments) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println("benchmarks: " + e.getMessage());
    err.println("benchmarks: run \"benchmarks/run --help\" for usage");
    return ExitCode.USAGE;
  }
}
