package dev.plinth.devtools.schema;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL formatter: formats SQL like the existing migrations, in lower case and without {@code
 * public}.
 */
final class HouseStyle {

  /** Quoted text and line comments, which stay as they are; block comments; other SQL. */
  private static final Pattern PARTS =
      Pattern.compile(
          "(?<kept>'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|\\$\\$.*?\\$\\$|--[^\\n]*)"
              + "|(?<comment>\\s*/\\*.*?\\*/)"
              + "|(?<sql>(?:(?!'|\"|\\$\\$|--|\\s*/\\*).)+|.)",
          Pattern.DOTALL);

  private static final String SEARCH_PATH = "SET search_path = pg_catalog;";

  private HouseStyle() {}

  static String of(String script) {
    return PARTS
        .matcher(script.replace(SEARCH_PATH, ""))
        .replaceAll(part -> Matcher.quoteReplacement(styled(part)))
        .replaceAll("\n{3,}", "\n\n")
        .strip();
  }

  private static String styled(MatchResult part) {
    if (part.group(1) != null) {
      return part.group(1).replaceFirst("^-- DEPCY: ", "-- ");
    }
    if (part.group(2) != null) {
      return "";
    }
    return part.group(3)
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\bpublic\\.", "")
        .replace("character varying", "varchar")
        .replace("alter table only ", "alter table ")
        .replace(" using btree", "")
        .replace("\t", "  ");
  }
}
