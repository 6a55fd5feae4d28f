package dev.plinth.server.message;

/** Why the bytes on a connection are no request that the server understands. */
public final class BadMessage extends Exception {

  private static final int BAD_REQUEST = 400;

  private final int status;

  private BadMessage(int status, String detail) {
    super(detail, null, false, false);
    this.status = status;
  }

  /** Returns one of a status, with a sentence for the client. */
  static BadMessage of(int status, String detail) {
    return new BadMessage(status, detail);
  }

  /** Returns one of the status 400, with a sentence for the client. */
  static BadMessage syntax(String detail) {
    return new BadMessage(BAD_REQUEST, detail);
  }

  /** Returns the HTTP status of the answer. */
  public int status() {
    return status;
  }
}
