package dev.plinth.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PlinthTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine plinth =
      Plinth.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

  @Test
  void tellsItsVersion() {
    int exitCode = plinth.execute("--version");

    assertThat(exitCode).isZero();
    assertThat(out.toString()).startsWith("Plinth ");
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
  void endsWith2AndAHintWithoutACommand() {
    int exitCode = plinth.execute();

    assertThat(exitCode).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("Missing required subcommand", "Usage: plinth", "up");
  }

  @Test
  void endsWith2OnAnUnknownOption() {
    int exitCode = plinth.execute("up", "--quickly");

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString()).contains("--quickly");
  }

  @Test
  void tellsAFailureInALineEachWithoutAStackTrace() {
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
