package dev.plinth.server.message;

/**
 * How a request says where its body ends (RFC 9112, section 6). There is one way to say it: what a
 * proxy could read in another way is refused.
 */
final class Framing {

  private static final int NOT_IMPLEMENTED = 501;

  /** So that the number is not beyond 64 bits. */
  private static final int MOST_DIGITS = 18;

  private String length;
  private String coding;

  /** Notes a field if it is about the body. */
  void add(HeaderField field) throws BadMessage {
    if (field.key().equals("content-length")) {
      length = value(field);
    } else if (field.key().equals("transfer-encoding")) {
      coding = value(field);
    }
  }

  /** A tab is white space, but proxies were found that take it for a part of the value. */
  private static String value(HeaderField field) throws BadMessage {
    if (field.rest().indexOf('\t') >= 0) {
      throw BadMessage.syntax("The header " + field.name() + " has a tab.");
    }
    return field.value();
  }

  /**
   * Returns the body, null if the request has none.
   *
   * @param allowsChunks whether the version has transfer codings
   */
  BodyReader body(boolean allowsChunks) throws BadMessage {
    if (coding == null) {
      return length == null ? null : fixed();
    }
    if (length != null) {
      throw BadMessage.syntax("Content-Length and Transfer-Encoding exclude each other.");
    }
    if (!allowsChunks) {
      throw BadMessage.syntax("HTTP/1.0 has no Transfer-Encoding.");
    }
    checkCoding();
    return new ChunkedBody();
  }

  private void checkCoding() throws BadMessage {
    if (coding.equalsIgnoreCase("chunked")) {
      return;
    }
    for (String one : coding.split(",", -1)) {
      if (HeaderField.isToken(one.strip()) && !one.strip().equalsIgnoreCase("chunked")) {
        throw BadMessage.of(NOT_IMPLEMENTED, "The only transfer coding here is chunked.");
      }
    }
    throw BadMessage.syntax("Transfer-Encoding must be chunked, once.");
  }

  private BodyReader fixed() throws BadMessage {
    boolean isNumber =
        !length.isEmpty()
            && length.length() <= MOST_DIGITS
            && length.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!isNumber) {
      throw BadMessage.syntax("Content-Length is not a number of bytes.");
    }
    long bytes = Long.parseLong(length);
    return bytes == 0 ? null : new FixedBody(bytes);
  }
}
