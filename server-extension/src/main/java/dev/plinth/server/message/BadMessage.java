package dev.plinth.server.message;

/**
 * Thrown if the bytes on a connection are not a request that the server understands. The message is
 * a sentence for the client.
 */
public final class BadMessage extends Exception {

  private static final int BAD_REQUEST = 400;

  private final int status;

  private BadMessage(int status, String detail) {
    super(detail, null, false, false);
    this.status = status;
  }

  /** Returns an exception for a status, with a sentence for the client. */
  static BadMessage of(int status, String detail) {
    return new BadMessage(status, detail);
  }

  /** Returns an exception for status 400, with a sentence for the client. */
  static BadMessage syntax(String detail) {
    return new BadMessage(BAD_REQUEST, detail);
  }

  /** Returns the HTTP status of the response. */
  public int status() {
    return status;
  }
}
