package dev.plinth.rest.conditional;

import dev.plinth.rest.problem.ProblemException;
import dev.plinth.runtime.fact.ConcurrentChange;
import dev.plinth.runtime.representation.Precondition;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The preconditions of a request: {@code If-Match}, then {@code If-None-Match}. They are evaluated
 * against the entity tag that GET returns, after the request is found valid and allowed (RFC 9110,
 * section 13.2.1).
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.2.2">RFC 9110, section 13.2.2</a>
 */
public final class Preconditions implements Precondition {

  private final EntityTagMatcher ifMatch;
  private final EntityTagMatcher ifNoneMatch;

  /**
   * Parses the preconditions.
   *
   * @throws ProblemException 400 if one is malformed
   */
  public Preconditions(HttpHeaders request) {
    this(request::getRequestHeader);
  }

  /**
   * Parses the preconditions.
   *
   * @param request returns the lines of a field of the request; empty or null if it has none
   * @throws ProblemException 400 if one is malformed
   */
  public Preconditions(Function<String, List<String>> request) {
    ifMatch = tags(request, HttpHeaders.IF_MATCH);
    ifNoneMatch = tags(request, HttpHeaders.IF_NONE_MATCH);
  }

  private static EntityTagMatcher tags(Function<String, List<String>> request, String field) {
    List<String> lines = request.apply(field);
    return lines == null || lines.isEmpty() ? null : EntityTagMatcher.of(field, lines);
  }

  /**
   * Evaluates the preconditions of a change. The tags of the coded and of the plain representation
   * name the same state.
   *
   * @param tag the tag of the state that would be changed, without quotes
   * @throws ProblemException 412 if one is false
   */
  @Override
  public void check(String tag) {
    requireMatch(tag, Gzip.tag(tag));
    if (ifNoneMatch != null
        && (ifNoneMatch.matchWeakly(quoted(tag))
            || ifNoneMatch.matchWeakly(quoted(Gzip.tag(tag))))) {
      throw failed(HttpHeaders.IF_NONE_MATCH + " excludes the current state.", tag);
    }
  }

  /** Only {@code If-Match} names a state. */
  @Override
  public <T> T guard(Supplier<T> write) {
    try {
      return write.get();
    } catch (ConcurrentChange e) {
      if (!hasIfMatch()) {
        throw e;
      }
      return write.get();
    }
  }

  /** Returns whether the request has {@code If-Match}. */
  boolean hasIfMatch() {
    return ifMatch != null;
  }

  /**
   * Evaluates the preconditions of a read, and returns whether the client already has this
   * representation.
   *
   * @param tag the tag of the representation, without quotes
   * @throws ProblemException 412 if {@code If-Match} is false
   */
  public boolean isKnown(String tag) {
    requireMatch(tag);
    return ifNoneMatch != null && ifNoneMatch.matchWeakly(quoted(tag));
  }

  /**
   * @param tags the tags of the current state, that of the plain representation first
   */
  private void requireMatch(String... tags) {
    if (ifMatch != null
        && Stream.of(tags).map(Preconditions::quoted).noneMatch(ifMatch::matchStrongly)) {
      String detail = HttpHeaders.IF_MATCH + " does not name the current state. Read it again.";
      throw failed(detail, tags[0]);
    }
  }

  private static String quoted(String tag) {
    return '"' + tag + '"';
  }

  private static ProblemException failed(String detail, String tag) {
    return ProblemException.preconditionFailed(detail, tag);
  }
}
