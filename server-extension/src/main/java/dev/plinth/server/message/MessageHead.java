package dev.plinth.server.message;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Head of a request: its request line and header fields, and what they declare about the body. */
final class MessageHead {

  private static final int EXPECTATION_FAILED = 417;
  private static final String BEARER = "bearer ";

  /** Methods for which the server's parser assumes a body where there is none, or the reverse. */
  private static final Set<String> METHODS_WITHOUT_BODY = Set.of("GET", "HEAD", "DELETE", "TRACE");

  /** Fields that must not be repeated, because a repetition is ambiguous. */
  private static final Set<String> SINGLE =
      Set.of("host", "authorization", "content-length", "transfer-encoding", "content-type");

  private final StringBuilder text = new StringBuilder();
  private final Set<String> seen = new HashSet<>();
  private final Set<String> connectionOptions = new HashSet<>();
  private final Framing framing = new Framing();
  private RequestLine requestLine;
  private boolean expectsContinue;

  /**
   * Adds a line that is not empty.
   *
   * @throws BadMessage if it is malformed
   */
  void add(String line) throws BadMessage {
    if (requestLine != null) {
      add(HeaderField.of(line));
      return;
    }
    requestLine = RequestLine.of(line);
    append(requestLine.toString());
  }

  private void add(HeaderField field) throws BadMessage {
    String key = field.key();
    if (SINGLE.contains(key) && !seen.add(key)) {
      throw BadMessage.syntax("The header " + field.name() + " appears more than once.");
    }
    switch (key) {
      case "connection" -> addOptions(field.value());
      case "expect" -> expect(field.value());
      case "upgrade", "http2-settings" -> {
        // A server may ignore an upgrade (RFC 9110, section 7.8).
      }
      case "authorization" -> append(field.name() + ": " + credentials(field.value()));
      case "host" -> append(field.name() + ": " + host(field.value()));
      default -> {
        framing.add(field);
        append(field.name() + ": " + field.value());
      }
    }
  }

  private void addOptions(String value) {
    Arrays.stream(value.toLowerCase(Locale.ROOT).split(","))
        .map(String::strip)
        .forEach(connectionOptions::add);
  }

  /** RFC 9110, section 10.1.1: 100-continue is the only expectation. */
  private void expect(String value) throws BadMessage {
    if (!value.equalsIgnoreCase("100-continue")) {
      throw BadMessage.of(EXPECTATION_FAILED, "The only supported expectation is 100-continue.");
    }
    expectsContinue = true;
  }

  /**
   * The scheme is case-insensitive, and more than one space may follow it (RFC 9110, 11.1, 11.4).
   */
  private static String credentials(String value) {
    return value.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? "Bearer " + value.substring(BEARER.length()).strip()
        : value;
  }

  private static String host(String value) throws BadMessage {
    if (!Authority.isValid(value)) {
      throw BadMessage.syntax("The header Host is not a host with an optional port.");
    }
    return value;
  }

  private void append(String line) {
    text.append(line).append("\r\n");
  }

  /**
   * Ends the head, and returns a reader of the body; null if there is none.
   *
   * @throws BadMessage if the fields contradict each other, the method or the version
   */
  BodyReader end() throws BadMessage {
    if (requestLine.isHttp11() && !seen.contains("host")) {
      throw BadMessage.syntax("The header Host is missing.");
    }
    if (requestLine.method().equals("CONNECT")) {
      throw BadMessage.syntax("This server is not a proxy and does not support CONNECT.");
    }
    BodyReader body = framing.body(requestLine.isHttp11());
    if (body != null && METHODS_WITHOUT_BODY.contains(requestLine.method())) {
      throw BadMessage.syntax(requestLine.method() + " must not have a request body.");
    }
    List.of("close", "keep-alive").stream()
        .filter(connectionOptions::contains)
        .findFirst()
        .ifPresent(option -> append("Connection: " + option));
    append("");
    return body;
  }

  /** Whether the client waits for 100 (Continue) before it sends the body. */
  boolean expectsContinue() {
    return expectsContinue && requestLine.isHttp11();
  }

  /**
   * Returns the expectation of the request.
   *
   * @param bodyLength in bytes; -1 if it is not known
   */
  Expectation expectation(long bodyLength) {
    return new Expectation(
        requestLine.method(), requestLine.path(), seen.contains("authorization"), bodyLength);
  }

  /**
   * Returns the value of a header field so far; null if there is none. Several lines are one value
   * (RFC 9110, section 5.3).
   *
   * @param name the name in lower case
   */
  String field(String name) {
    String start = name + ": ";
    return text.toString()
        .lines()
        .filter(line -> line.regionMatches(true, 0, start, 0, start.length()))
        .map(line -> line.substring(start.length()))
        .reduce((first, second) -> first + ", " + second)
        .orElse(null);
  }

  /** Returns all lines in their canonical form, as ISO-8859-1. */
  String text() {
    return text.toString();
  }
}
