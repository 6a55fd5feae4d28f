package dev.plinth.devtools.migration;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A migration's name: letters, digits and underscores, as in its file name.
 *
 * @param text the name
 */
record MigrationName(String text) {

  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_ -]{1,100}");

  @Override
  public String toString() {
    return text;
  }

  /** Parses a name from the command line: blanks and hyphens become underscores. */
  static final class Converter implements ITypeConverter<MigrationName> {

    @Override
    public MigrationName convert(String value) {
      String text = value.strip().replaceAll("[ _-]+", "_");
      if (!ALLOWED.matcher(value).matches() || text.replace("_", "").isEmpty()) {
        throw new TypeConversionException(
            "'"
                + value
                + "' must have letters, digits, underscores, blanks and hyphens only, 1 to 100 of them");
      }
      return new MigrationName(text);
    }
  }
}
