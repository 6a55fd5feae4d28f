package dev.plinth.server.logging;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.stream.Collectors;

/**
 * JSON log formatter: one object per line with {@code timestamp} (UTC), {@code level} (error, warn,
 * info or debug), {@code logger}, {@code thread} and {@code message}; for a failure {@code
 * exception} with its stack trace; inside a trace {@code trace_id} and {@code span_id}.
 *
 * <p>It uses only the JDK, because it is loaded before the server's own classes.
 */
public final class JsonFormatter extends Formatter {

  private static volatile Supplier<Map<String, String>> trace = Map::of;

  /**
   * Adds the fields that a supplier returns to each line from now on.
   *
   * @param fields returns names and values; called by the thread that logs
   */
  public static void add(Supplier<Map<String, String>> fields) {
    trace = fields;
  }

  @Override
  public String format(LogRecord record) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("timestamp", record.getInstant().truncatedTo(ChronoUnit.MILLIS).toString());
    fields.put("level", LogLevel.of(record.getLevel()).toString());
    fields.put("logger", String.valueOf(record.getLoggerName()));
    // The record is formatted by the thread that writes it.
    fields.put("thread", Thread.currentThread().getName());
    fields.put("message", String.valueOf(formatMessage(record)));
    if (record.getThrown() != null) {
      fields.put("exception", stackTrace(record.getThrown()));
    }
    fields.putAll(trace.get());
    return fields.entrySet().stream()
        .map(field -> quote(field.getKey()) + ":" + quote(field.getValue()))
        .collect(Collectors.joining(",", "{", "}\n"));
  }

  private static String stackTrace(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace, true));
    return trace.toString();
  }

  /** RFC 8259, section 7: quotation marks, backslashes and control characters are escaped. */
  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    text.chars()
        .forEach(
            c -> {
              switch (c) {
                case '"', '\\' -> quoted.append('\\').append((char) c);
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> append(quoted, (char) c);
              }
            });
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, char c) {
    // An unpaired surrogate would not be well-formed UTF-8.
    if (c < ' ' || Character.isSurrogate(c)) {
      quoted.append(String.format("\\u%04x", (int) c));
    } else {
      quoted.append(c);
    }
  }
}
