package dev.plinth.launcher;

import dev.plinth.launcher.account.AdminCommand;
import dev.plinth.launcher.account.UserCommand;
import dev.plinth.launcher.configuration.CheckConfigCommand;
import dev.plinth.launcher.key.KeyCommand;
import dev.plinth.launcher.migration.MigrateCommand;
import dev.plinth.launcher.migration.MigrationCommand;
import dev.plinth.launcher.running.LogCommand;
import dev.plinth.launcher.running.LogsCommand;
import dev.plinth.launcher.running.StatusCommand;
import dev.plinth.launcher.running.StopCommand;
import dev.plinth.launcher.seed.ResetCommand;
import dev.plinth.launcher.seed.SeedCommand;
import dev.plinth.launcher.service.AssembleCommand;
import dev.plinth.launcher.up.UpCommand;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code plinth} command and its entry point. */
@Command(
    name = "plinth",
    header = "Runs Plinth and manages its database.",
    subcommands = {
      UpCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      LogCommand.class,
      StopCommand.class,
      MigrateCommand.class,
      MigrationCommand.class,
      SeedCommand.class,
      ResetCommand.class,
      AdminCommand.class,
      UserCommand.class,
      KeyCommand.class,
      CheckConfigCommand.class,
      AssembleCommand.class,
      GenerateCompletion.class
    },
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:done", "1:failed", "2:wrong usage"})
public final class Plinth implements Runnable {

  // Strong references: the log manager holds configured loggers only weakly.
  private static final Logger ROOT_LOG = Logger.getLogger("");
  private static final Logger FLYWAY_LOG = Logger.getLogger("org.flywaydb");
  private static final Logger DRIVER_LOG = Logger.getLogger("org.postgresql");

  @Spec private CommandSpec spec;

  /**
   * Runs a command and ends the process with its exit code.
   *
   * @param arguments the command and its options
   */
  public static void main(String[] arguments) {
    // The libraries log every detail of their start at INFO.
    ROOT_LOG.setLevel(Level.WARNING);
    // Their errors also arrive as exceptions.
    FLYWAY_LOG.setLevel(Level.OFF);
    DRIVER_LOG.setLevel(Level.OFF);
    CommandLine command = commandLine();
    try {
      PathEncoding.check();
    } catch (Failure e) {
      System.exit(report(e, command, null));
    }
    System.exit(command.execute(arguments));
  }

  /** Returns the command with all subcommands, ready to be executed. */
  static CommandLine commandLine() {
    CommandLine plinth = new CommandLine(new Plinth());
    ServiceLoader.load(CommandProvider.class).forEach(provider -> provider.addTo(plinth));
    // It would inherit the header of plinth.
    plinth
        .getSubcommands()
        .get("generate-completion")
        .getCommandSpec()
        .usageMessage()
        .header("Prints a completion script for bash and zsh.");
    return plinth
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Plinth::report)
        .setParameterExceptionHandler(Plinth::reportUsage);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing required subcommand");
  }

  private static int report(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    PrintWriter err = command.getErr();
    Optional<String> aboutAFile = FileFailure.of(e);
    if (e instanceof Failure failure) {
      failure.lines().forEach(line -> err.println("plinth: " + line));
    } else if (aboutAFile.isPresent()) {
      err.println("plinth: " + aboutAFile.get());
    } else {
      err.println("plinth: unexpected failure, please report it");
      e.printStackTrace(err);
    }
    err.flush();
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** Reports invalid usage: the mistake, a suggestion, and how to get help. */
  private static int reportUsage(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(
        "plinth: " + (e instanceof UnmatchedArgumentException it ? mistake(it) : e.getMessage()));
    err.printf("plinth: run \"%s --help\" for usage%n", command.getCommandSpec().qualifiedName());
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }

  private static String mistake(UnmatchedArgumentException e) {
    CommandSpec command = e.getCommandLine().getCommandSpec();
    String other = command.subcommands().isEmpty() ? "an argument" : "a command";
    String word = e.getUnmatched().get(0);
    String mistake =
        "\"%s\" is not %s of %s"
            .formatted(word, e.isUnknownOption() ? "an option" : other, command.qualifiedName());
    return mistake
        + Suggestion.of(word, e.getSuggestions())
            .map(suggestion -> ": did you mean " + suggestion + "?")
            .orElse("");
  }
}
