package dev.plinth.launcher.server;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Log parser that detects a failed start: a boot command or a deployment that failed, migrations
 * that could not be applied, or a failure of the server itself. The line about a failed deployment
 * is incomplete: the service's name is on the next line, the cause in the stack traces before.
 */
final class BootFailure {

  private static final Pattern COLOUR = Pattern.compile("\\x1B\\[[0-9;]*m");
  private static final Pattern EXCEPTION =
      Pattern.compile("^(?:\\d+\\. )?([\\w.$]+(?:Exception|Error)(?:: .+|$))");
  private static final Pattern CAUSE = Pattern.compile("^Caused by: (.+)");
  private static final Pattern PACKAGE =
      Pattern.compile("(?:\\w+\\.)+([\\w$]+(?:Exception|Error)(?:: |$))");
  private static final Pattern DONE =
      Pattern.compile("Boot Command \\S+ returned|was successfully deployed");
  private static final Pattern FAILED =
      Pattern.compile(
          "Boot Command (\\S+) failed"
              + "(?: PlainTextActionReporterFAILURE)?(?:Description: \\S+ AdminCommand)? ?"
              + "(.*?)(?:\\. Please see server.log for more details\\.)?$");
  private static final Pattern SERVICE = Pattern.compile("^\\s*\\[name=(\\w+)");
  private static final Pattern OTHER_RELEASE =
      Pattern.compile("server-extension was verified with .+");
  private static final Pattern NOT_MIGRATED =
      Pattern.compile("migrations could not be applied: .+");

  /** The server itself failed; it then ends with exit code 0. */
  private static final Pattern NOT_STARTED = Pattern.compile("Failed to start, exiting");

  private String exception;
  private String cause;
  private Matcher failed;
  private String found;

  /** Returns what went wrong as a sentence, once the lines so far show it. */
  Optional<String> found() {
    return Optional.ofNullable(found);
  }

  void read(String rawLine) {
    String line = COLOUR.matcher(rawLine).replaceAll("");
    if (found == null) {
      conclude(line);
      remember(line);
    }
  }

  private void conclude(String line) {
    if (failed != null) {
      found = what(line) + reason(failed.group(2).strip());
    }
    find(OTHER_RELEASE, line).ifPresent(match -> found = match.group());
    find(NOT_MIGRATED, line).ifPresent(match -> found = match.group());
    find(NOT_STARTED, line).ifPresent(match -> found = "the server did not start" + reason(""));
  }

  private void remember(String line) {
    if (DONE.matcher(line).find()) {
      forgetExceptions();
    }
    find(FAILED, line).ifPresent(match -> failed = match);
    find(CAUSE, line).ifPresent(match -> cause = match.group(1).strip());
    // The first exception counts: the others are its consequences.
    find(EXCEPTION, line)
        .filter(match -> exception == null)
        .ifPresent(match -> exception = match.group(1).strip());
  }

  private void forgetExceptions() {
    exception = null;
    cause = null;
  }

  private String what(String lineAfter) {
    return find(SERVICE, lineAfter)
        .map(match -> "the service " + match.group(1) + " could not be deployed")
        .orElse("the boot command " + failed.group(1) + " failed");
  }

  /** Returns what is known of the cause and not yet in the message, each part after a colon. */
  private String reason(String reported) {
    StringBuilder reason = new StringBuilder();
    String first = reported.isEmpty() ? exception : reported;
    String root = cause == null ? exception : cause;
    for (String part : Arrays.asList(first, root)) {
      if (part != null && reason.indexOf(part) < 0) {
        reason.append(": ").append(part);
      }
    }
    return PACKAGE.matcher(reason).replaceAll("$1");
  }

  private static Optional<Matcher> find(Pattern pattern, String line) {
    return Optional.of(pattern.matcher(line)).filter(Matcher::find);
  }
}
