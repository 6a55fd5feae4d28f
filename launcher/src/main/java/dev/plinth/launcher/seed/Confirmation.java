package dev.plinth.launcher.seed;

import dev.plinth.launcher.process.Terminal;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Scanner;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Asks for confirmation before data is lost. */
final class Confirmation {

  @Option(
      names = "--yes",
      description = "Doesn't ask for confirmation. Required without a terminal.")
  private boolean yes;

  /**
   * @param loss what would be lost, for the message
   * @throws ParameterException if there is no terminal to ask on
   */
  void check(CommandLine command, String loss) {
    if (!yes && !Terminal.canAnswer()) {
      throw new ParameterException(
          command, loss + ": use --yes, because there is no terminal to ask on");
    }
  }

  /** Asks the question, unless --yes is given, and returns whether the answer is yes. */
  boolean isGiven(CommandLine command, String question) {
    if (yes) {
      return true;
    }
    PrintWriter err = command.getErr();
    err.print("plinth: " + question + " Its data will be lost. [y/N] ");
    err.flush();
    Scanner in = new Scanner(System.in);
    String answer = in.hasNextLine() ? in.nextLine().strip().toLowerCase(Locale.ROOT) : "";
    return answer.equals("y") || answer.equals("yes");
  }
}
