package dev.plinth.devtools.service;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A field of a new entity.
 *
 * @param name in lower camel case
 * @param kind the type, such as {@code string}
 * @param argument of the type: the length, or the entity that is referred to; empty if it has none
 */
record FieldDefinition(String name, String kind, String argument) {

  /** In characters. A longer one is a {@code text}. */
  private static final int MAX_LENGTH = 1000;

  private static final Pattern FORM =
      Pattern.compile(
          "([a-z][A-Za-z0-9]{0,29}):"
              + "(?:(string)\\(([1-9][0-9]{0,3})\\)|(ref)\\(([A-Z][A-Za-z0-9]*)\\)"
              + "|(text|boolean|integer|long))");

  /** What each entity has, what no record may have, and what PostgreSQL reserves. */
  private static final Pattern RESERVED =
      Pattern.compile(
          "id|version|user|userId|createdAt|updatedAt|view|command|changed"
              + "|clone|finalize|getClass|hashCode|notify|notifyAll|toString|wait"
              + "|all|analyse|analyze|and|any|array|as|asc|asymmetric|authorization|binary|both"
              + "|case|cast|check|collate|collation|column|concurrently|constraint|create|cross"
              + "|default|deferrable|desc|distinct|do|else|end|except|false|fetch|for|foreign"
              + "|freeze|from|full|grant|group|having|ilike|in|initially|inner|intersect|into|is"
              + "|isnull|join|lateral|leading|left|like|limit|localtime|localtimestamp|natural"
              + "|not|notnull|null|offset|on|only|or|order|outer|overlaps|placing|primary"
              + "|references|returning|right|select|similar|some|symmetric|system|table"
              + "|tablesample|then|to|trailing|true|union|unique|using|variadic|verbose|when"
              + "|where|window|with");

  /** Returns the name in Java and JSON. A reference has the id. */
  String property() {
    return kind.equals("ref") ? name + "Id" : name;
  }

  FieldDefinition withArgument(String argument) {
    return new FieldDefinition(name, kind, argument);
  }

  @Override
  public String toString() {
    return name + ":" + kind + (argument.isEmpty() ? "" : "(" + argument + ")");
  }

  static boolean isReserved(String name) {
    return RESERVED.matcher(name).matches() || SourceVersion.isKeyword(name);
  }

  /** Parses a field from the command line. */
  static final class Converter implements ITypeConverter<FieldDefinition> {

    @Override
    public FieldDefinition convert(String value) {
      Matcher form = FORM.matcher(value);
      if (!form.matches()) {
        throw new TypeConversionException(
            "'"
                + value
                + "' must be NAME:TYPE, with a name such as pageCount of up to 30 characters, and"
                + " the type string(LENGTH), text, boolean, integer, long or ref(ENTITY)");
      }
      FieldDefinition field =
          form.group(2) != null
              ? new FieldDefinition(form.group(1), form.group(2), form.group(3))
              : form.group(4) != null
                  ? new FieldDefinition(form.group(1), form.group(4), form.group(5))
                  : new FieldDefinition(form.group(1), form.group(6), "");
      if (isReserved(field.name()) || isReserved(field.property())) {
        throw new TypeConversionException("'" + value + "': the name is reserved, choose another");
      }
      if (field.kind().equals("string") && Integer.parseInt(field.argument()) > MAX_LENGTH) {
        throw new TypeConversionException(
            "'" + value + "': a string has at most " + MAX_LENGTH + " characters, else use text");
      }
      return field;
    }
  }
}
