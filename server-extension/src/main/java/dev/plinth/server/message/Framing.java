package dev.plinth.server.message;

/**
 * Message framing: how a request declares where its body ends (RFC 9112, section 6). Whatever a
 * proxy could interpret in another way is rejected.
 */
final class Framing {

  private static final int NOT_IMPLEMENTED = 501;

  /** Keeps the number within 64 bits. */
  private static final int MAX_DIGITS = 18;

  private String length;
  private String coding;

  /**
   * Records a field that describes the body; ignores others.
   *
   * @throws BadMessage if its value contains a tab
   */
  void add(HeaderField field) throws BadMessage {
    if (field.key().equals("content-length")) {
      length = value(field);
    } else if (field.key().equals("transfer-encoding")) {
      coding = value(field);
    }
  }

  /** A tab is white space, but some proxies treat it as part of the value. */
  private static String value(HeaderField field) throws BadMessage {
    if (field.rawValue().indexOf('\t') >= 0) {
      throw BadMessage.syntax("The header " + field.name() + " contains a tab.");
    }
    return field.value();
  }

  /**
   * Returns a reader of the body; null if the request has none.
   *
   * @param allowsChunks whether the HTTP version has transfer codings
   * @throws BadMessage 501 if the transfer coding is not supported, else 400
   */
  BodyReader body(boolean allowsChunks) throws BadMessage {
    if (coding == null) {
      return length == null ? null : fixed();
    }
    if (length != null) {
      throw BadMessage.syntax("Content-Length and Transfer-Encoding must not be combined.");
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
    for (String name : coding.split(",", -1)) {
      if (HeaderField.isToken(name.strip()) && !name.strip().equalsIgnoreCase("chunked")) {
        throw BadMessage.of(NOT_IMPLEMENTED, "The only supported transfer coding is chunked.");
      }
    }
    throw BadMessage.syntax("Transfer-Encoding must be chunked, once.");
  }

  private BodyReader fixed() throws BadMessage {
    boolean isNumber =
        !length.isEmpty()
            && length.length() <= MAX_DIGITS
            && length.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!isNumber) {
      throw BadMessage.syntax("Content-Length is not a number of bytes.");
    }
    long bytes = Long.parseLong(length);
    return bytes == 0 ? null : new FixedBody(bytes);
  }
}
