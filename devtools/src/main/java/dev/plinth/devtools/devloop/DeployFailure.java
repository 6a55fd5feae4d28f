package dev.plinth.devtools.devloop;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reason why the server could not deploy a service.
 *
 * @param lines the reason, followed by where it occurred
 */
record DeployFailure(List<String> lines) {

  private static final Pattern REPORT =
      Pattern.compile(
          "(?:PlainTextActionReporterFAILURE)?(?:Description: \\S+ AdminCommand)?"
              + "(?:Error occurred during deployment: )?(?:Exception while loading the app : )?"
              + "(.*?)(?:\\. Please see server\\.log for more details.*|\\s*\\[name=.*)?",
          Pattern.DOTALL);

  /** Parses the output of the deploy command. */
  static DeployFailure of(String report) {
    Matcher matcher = REPORT.matcher(report.strip());
    String reason = matcher.matches() ? matcher.group(1) : report;
    // The server's CDI container repeats the reason after the locations, and then the locations.
    return new DeployFailure(
        reason
            .lines()
            .map(String::stripTrailing)
            .filter(line -> !line.startsWith(" -- "))
            .distinct()
            .toList());
  }
}
