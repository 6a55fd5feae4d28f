package dev.plinth.runtime.idempotency;

/** The request was completed before, and nothing was changed this time. */
public class AlreadyCompleted extends RuntimeException {

  private final transient IdempotentRequest request;
  private final transient StoredResponse response;

  /** Creates the fact with the response of the completed request. */
  public AlreadyCompleted(IdempotentRequest request, StoredResponse response) {
    super("The request was completed before.", null, false, false);
    this.request = request;
    this.response = response;
  }

  IdempotentRequest request() {
    return request;
  }

  /** Returns the response of the completed request. */
  public StoredResponse response() {
    return response;
  }
}
