package dev.plinth.system.caller;

import java.net.URI;

/** An HTTP client. */
interface HttpCaller {

  /**
   * An answer.
   *
   * @param status the HTTP status; 0 if there was no answer
   * @param body the body, or the reason why there was no answer
   */
  record Reply(int status, String body) {}

  /**
   * Sends a request.
   *
   * @param token the access token, null for none
   * @param json the request body, null for none
   */
  Reply send(String method, URI address, String token, String json);
}
