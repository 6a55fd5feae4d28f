package dev.plinth.rest.json;

import dev.plinth.rest.problem.Problem;
import dev.plinth.rest.problem.ProblemException;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a request body. */
public final class RequestBody {

  /** The maximum size in bytes. */
  public static final int MAX_BYTES = 64 * 1024;

  private RequestBody() {}

  /**
   * Reads a body.
   *
   * @throws ProblemException 400 if it is incomplete, 413 if it is too large
   */
  public static byte[] read(InputStream in) {
    byte[] bytes = bytes(in);
    if (bytes.length > MAX_BYTES) {
      throw new ProblemException(
          new Problem(
              Status.REQUEST_ENTITY_TOO_LARGE,
              "A request body may have at most " + MAX_BYTES + " bytes."));
    }
    return bytes;
  }

  private static byte[] bytes(InputStream in) {
    try {
      return in.readNBytes(MAX_BYTES + 1);
    } catch (IOException e) {
      // The client's fault: not logged.
      throw ProblemException.badRequest("The request body is incomplete.");
    }
  }
}
