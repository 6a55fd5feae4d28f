package dev.plinth.devtools.devloop;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why the server could not deploy a service.
 *
 * @param lines the reason, and behind it where it was found
 */
record DeployFailure(List<String> lines) {

  private static final Pattern REPORT =
      Pattern.compile(
          "(?:PlainTextActionReporterFAILURE)?(?:Description: \\S+ AdminCommand)?"
              + "(?:Error occurred during deployment: )?(?:Exception while loading the app : )?"
              + "(.*?)(?:\\. Please see server\\.log for more details.*|\\s*\\[name=.*)?",
          Pattern.DOTALL);

  /** Reads what the command said. */
  static DeployFailure of(String report) {
    Matcher told = REPORT.matcher(report.strip());
    String reason = told.matches() ? told.group(1) : report;
    // The server's injection repeats the reason after the places, and the places after that.
    return new DeployFailure(
        reason
            .lines()
            .map(String::stripTrailing)
            .filter(line -> !line.startsWith(" -- "))
            .distinct()
            .toList());
  }
}
