package dev.plinth.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class PlinthTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine plinth =
      Plinth.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

  @Test
  void printsItsVersion() {
    int exitCode = plinth.execute("--version");

    assertThat(exitCode).isZero();
    assertThat(out.toString())
        .startsWith("Plinth ")
        .contains("Java " + Runtime.version().feature());
  }

  @Test
  void explainsEachCommand() {
    for (String command : plinth.getSubcommands().keySet()) {
      int exitCode = plinth.execute(command, "--help");

      assertThat(exitCode).isZero();
      assertThat(out.toString()).contains("Usage: plinth " + command, "Exit codes:");
    }
  }

  @Test
  void describesEachCommandInAWholeSentence() {
    allOf(plinth)
        .forEach(
            command ->
                assertThat(command.getCommandSpec().usageMessage().header())
                    .as(command.getCommandSpec().qualifiedName())
                    .singleElement()
                    .asString()
                    .matches("[A-Z].*\\."));
  }

  @Test
  void givesEachCommandADescriptionOfItsOwn() {
    plinth.execute("--help");

    assertThat(out.toString())
        .containsPattern("generate-completion +Prints a completion script for bash and zsh\\.");
    assertThat(allOf(plinth).map(it -> it.getCommandSpec().usageMessage().header()[0]))
        .doesNotHaveDuplicates();
  }

  private static Stream<CommandLine> allOf(CommandLine command) {
    return Stream.concat(
        Stream.of(command), command.getSubcommands().values().stream().flatMap(PlinthTest::allOf));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | Missing required subcommand | plinth",
        "key | Missing required subcommand | plinth key",
        "stat | \"stat\" is not a command of plinth: did you mean status? | plinth",
        "migration stauts | \"stauts\" is not a command of plinth migration: did you mean status? |"
            + " plinth migration",
        "up --quickly | \"--quickly\" is not an option of plinth up | plinth up",
        "up now | \"now\" is not an argument of plinth up | plinth up",
        "logs -n many | Invalid value for option '--lines': 'many' is not an int | plinth logs",
        "log loud | Invalid value for positional parameter at index 0 (LEVEL): expected one of"
            + " [ERROR, WARN, INFO, DEBUG] (case-insensitive) but was 'loud' | plinth log",
        "log debug --for soon | Invalid value for option '--for': 'soon' must be a number from"
            + " 1 to 99999 with s, m or h, such as 10m | plinth log",
        "log --for 10m | --for needs LEVEL | plinth log",
        "log debug --logger a/b | --logger: 'a/b' is not the name of a logger | plinth log",
      })
  void reportsAMistakeInTwoLines(String arguments, String mistake, String command) {
    int exitCode = plinth.execute(arguments.isEmpty() ? new String[0] : arguments.split(" "));

    assertThat(exitCode).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines())
        .containsExactly("plinth: " + mistake, "plinth: run \"" + command + " --help\" for usage");
  }

  @Test
  void reportsAFullDiskInOneLine() {
    assertThat(FileFailure.of(new IOException("No space left on device")).orElseThrow())
        .startsWith("the disk is full: free some space");
    assertThat(FileFailure.of(new IOException("anything else"))).isEmpty();
  }

  @Test
  void completesItsCommandsInTheShell() {
    int exitCode = plinth.execute("generate-completion");

    assertThat(exitCode).isZero();
    assertThat(out.toString()).contains("complete -F _complete_plinth", "status", "--follow");
  }

  @Test
  void reportsEachFailureInOneLineWithoutAStackTrace() {
    plinth.addSubcommand("fail", new FailingCommand()).setErr(new PrintWriter(err));

    int exitCode = plinth.execute("fail");

    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString().lines()).containsExactly("plinth: one", "plinth: two");
  }

  @CommandLine.Command
  private static final class FailingCommand implements Runnable {

    @Override
    public void run() {
      throw new Failure(List.of("one", "two"));
    }
  }
}
