package dev.plinth.system.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Short notation for long texts: {@code <ab*3>} stands for {@code ababab}. */
public final class Repetition {

  private static final Pattern REPEATED = Pattern.compile("<([^<>]+?)\\*(\\d+)>");

  private Repetition() {}

  /** Returns a text with all repetitions expanded. */
  public static String expand(String text) {
    return REPEATED
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(found.group(1).repeat(Integer.parseInt(found.group(2)))));
  }
}
