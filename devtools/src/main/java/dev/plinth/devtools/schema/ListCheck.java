package dev.plinth.devtools.schema;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.pgcodekeeper.core.schema.AbstractDatabase;
import org.pgcodekeeper.core.schema.pg.PgConstraintCheck;

/**
 * Normalizes check constraints of the form {@code column IN (values)}. PostgreSQL shows them in a
 * form that depends on the column's type, and in another one after that form was applied; this
 * class restores the form in which people write them.
 */
final class ListCheck {

  private static final String LITERAL = "'(?:[^']|'')*'|-?\\d+";
  private static final Pattern VALUE =
      Pattern.compile("\\(?(" + LITERAL + ")(?:::[a-z ]+)?\\)?(?:::[a-z ]+)?");
  private static final Pattern SHOWN =
      Pattern.compile(
          "\\(*(\\w+|\"(?:[^\"]|\"\")+\")\\)?(?:::text)? = ANY \\(+ARRAY\\[((?:"
              + VALUE
              + "(?:, )?)+)]\\)?(?:::text\\[])?\\)+",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SINGLE =
      Pattern.compile(
          "\\(*(\\w+|\"(?:[^\"]|\"\")+\")\\)?(?:::text)? = (" + VALUE + ")\\)+",
          Pattern.CASE_INSENSITIVE);

  private ListCheck() {}

  /** Normalizes all such checks of a schema. */
  static void simplify(AbstractDatabase schema) {
    schema
        .getDescendants()
        .filter(PgConstraintCheck.class::isInstance)
        .map(PgConstraintCheck.class::cast)
        .forEach(check -> check.setExpression(simple(expression(check))));
  }

  /**
   * Returns the simple form of an expression, or the expression itself if it is of another form.
   */
  static String simple(String expression) {
    Matcher shown = SHOWN.matcher(expression);
    Matcher list = shown.matches() ? shown : SINGLE.matcher(expression);
    if (!list.matches()) {
      return expression;
    }
    return VALUE
        .matcher(list.group(2))
        .results()
        .map(value -> value.group(1))
        .collect(Collectors.joining(", ", list.group(1) + " IN (", ")"));
  }

  private static String expression(PgConstraintCheck check) {
    return check
        .getDefinition()
        .replaceFirst("^CHECK \\(", "")
        .replaceFirst("\\)( NO INHERIT)?$", "");
  }
}
