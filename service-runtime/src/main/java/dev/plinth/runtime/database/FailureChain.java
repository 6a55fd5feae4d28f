package dev.plinth.runtime.database;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * A failure and its chain of causes.
 *
 * @param links from the failure to its root cause
 */
record FailureChain(List<Throwable> links) {

  static FailureChain of(Throwable failure) {
    return new FailureChain(
        Stream.iterate(failure, Objects::nonNull, Throwable::getCause).toList());
  }

  /** Returns the SQLSTATE of the innermost exception that has one; empty if there is none. */
  String state() {
    return all(SQLException.class)
        .map(SQLException::getSQLState)
        .filter(Objects::nonNull)
        .reduce("", (outer, inner) -> inner);
  }

  boolean has(Class<? extends Throwable> type) {
    return all(type).findAny().isPresent();
  }

  /** Returns whether a message contains a text that is never translated, such as a class name. */
  boolean says(String text) {
    return links.stream().anyMatch(it -> String.valueOf(it.getMessage()).contains(text));
  }

  <T extends Throwable> Stream<T> all(Class<T> type) {
    return links.stream().filter(type::isInstance).map(type::cast);
  }

  /**
   * Returns PostgreSQL's message and hint, or else the first line of the innermost message. Leaves
   * out PostgreSQL's detail, which may contain the data of a row.
   */
  String reason() {
    return all(PSQLException.class)
        .map(PSQLException::getServerErrorMessage)
        .filter(Objects::nonNull)
        .map(FailureChain::text)
        .reduce((outer, inner) -> inner)
        .or(() -> links.stream().map(FailureChain::line).reduce((outer, inner) -> inner))
        .orElse("");
  }

  /** Returns the class of the root cause, for failures that do not come from a database. */
  String className() {
    return links.get(links.size() - 1).getClass().getSimpleName();
  }

  private static String text(ServerErrorMessage server) {
    return Stream.of(server.getMessage(), server.getHint())
        .filter(Objects::nonNull)
        .map(FailureChain::oneLine)
        .reduce((all, next) -> all + "; " + next)
        .orElse("");
  }

  private static String line(Throwable failure) {
    return Optional.ofNullable(failure.getMessage())
        .flatMap(message -> message.lines().filter(line -> !line.isBlank()).findFirst())
        .map(String::strip)
        .orElseGet(() -> failure.getClass().getSimpleName());
  }

  private static String oneLine(String text) {
    return String.join(" ", text.lines().map(String::strip).toList());
  }
}
