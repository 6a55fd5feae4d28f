package dev.plinth.runtime.database;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * A failure and its causes.
 *
 * @param links from the failure to the cause at the bottom
 */
record FailureChain(List<Throwable> links) {

  static FailureChain of(Throwable failure) {
    return new FailureChain(
        Stream.iterate(failure, Objects::nonNull, Throwable::getCause).toList());
  }

  /** The SQLSTATE of the innermost exception that has one, or else nothing. */
  String state() {
    return all(SQLException.class)
        .map(SQLException::getSQLState)
        .filter(Objects::nonNull)
        .reduce("", (outer, inner) -> inner);
  }

  boolean has(Class<? extends Throwable> type) {
    return all(type).findAny().isPresent();
  }

  /** Whether a message contains this; names of classes and products are never translated. */
  boolean says(String text) {
    return links.stream().anyMatch(it -> String.valueOf(it.getMessage()).contains(text));
  }

  <T extends Throwable> Stream<T> all(Class<T> type) {
    return links.stream().filter(type::isInstance).map(type::cast);
  }

  /**
   * What PostgreSQL says, or else the first line of the innermost message. The detail of PostgreSQL
   * may hold the data of a row.
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

  /** The innermost class, for failures that say nothing about a database. */
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
