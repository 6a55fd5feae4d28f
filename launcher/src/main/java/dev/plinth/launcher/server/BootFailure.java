package dev.plinth.launcher.server;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the server's log line by line, and recognises a start that went wrong: a boot command or a
 * deployment that failed, migrations that could not be applied. The line about a failed deployment
 * names neither the service nor the cause. The service follows from those that were deployed, the
 * cause from the stack traces before.
 */
final class BootFailure {

  private static final Pattern COLOUR = Pattern.compile("\\x1B\\[[0-9;]*m");
  private static final Pattern DEPLOYED = Pattern.compile("(\\S+) was successfully deployed in");
  private static final Pattern EXCEPTION =
      Pattern.compile("^(?:\\d+\\. )?([\\w.$]+(?:Exception|Error): .+)");
  private static final Pattern CAUSE = Pattern.compile("^Caused by: (.+)");
  private static final Pattern COMMAND_DONE = Pattern.compile("Boot Command \\S+ returned");
  private static final Pattern COMMAND_FAILED =
      Pattern.compile(
          "Boot Command (\\S+) failed"
              + "(?: PlainTextActionReporterFAILURE)?(?:Description: \\S+ AdminCommand)? ?(.*)");
  private static final Pattern NOT_MIGRATED = Pattern.compile("migrations could not be applied");
  private static final Pattern END_OF_RECORD = Pattern.compile("^\\s*]]\\s*$");

  private final Set<String> awaited;
  private String exception;
  private String cause;
  private boolean notMigrated;
  private String found;

  /**
   * @param services the services, in the order of their deployment
   */
  BootFailure(List<String> services) {
    this.awaited = new LinkedHashSet<>(services);
  }

  /** What went wrong, as a sentence, once the lines so far tell. */
  Optional<String> found() {
    return Optional.ofNullable(found);
  }

  void read(String rawLine) {
    if (found != null) {
      return;
    }
    String line = COLOUR.matcher(rawLine).replaceAll("");
    match(DEPLOYED, line).ifPresent(match -> awaited.remove(match.group(1)));
    match(COMMAND_DONE, line).ifPresent(match -> forgetExceptions());
    match(EXCEPTION, line).ifPresent(match -> exceptionIs(match.group(1).strip()));
    match(CAUSE, line).ifPresent(match -> cause = match.group(1).strip());
    match(COMMAND_FAILED, line).ifPresent(match -> fail(match.group(1), match.group(2).strip()));
    match(NOT_MIGRATED, line).ifPresent(match -> forgetExceptions());
    readMigration(line);
  }

  /** The stack trace of failed migrations follows in the same record. */
  private void readMigration(String line) {
    notMigrated |= NOT_MIGRATED.matcher(line).find();
    if (notMigrated && END_OF_RECORD.matcher(line).matches()) {
      found = "migrations could not be applied." + because("");
    }
  }

  private void forgetExceptions() {
    exception = null;
    cause = null;
  }

  /** The first one counts: those that follow it are its consequences. */
  private void exceptionIs(String text) {
    exception = exception == null ? text : exception;
  }

  private void fail(String command, String message) {
    String what = "the boot command " + command + " failed: ";
    if (command.equals("deploy") && !awaited.isEmpty()) {
      what = "the service " + awaited.iterator().next() + " could not be deployed: ";
    }
    found = what + message + because(message);
  }

  private String because(String told) {
    String reason = cause == null ? exception : cause;
    return reason == null || told.contains(reason) ? "" : " Cause: " + reason;
  }

  private static Optional<Matcher> match(Pattern pattern, String line) {
    return Optional.of(pattern.matcher(line)).filter(Matcher::find);
  }
}
