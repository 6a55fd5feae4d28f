package dev.plinth.conformance;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Call;
import dev.plinth.conformance.http.Client;

/**
 * An item of a collection.
 *
 * @param owner the service, called by the item's owner
 * @param path its path
 */
public record Item(Client owner, String path) {

  /** Returns a call of the owner without a body. */
  public Call call(String method) {
    return new Call(owner, method, path);
  }

  /** Returns its state, read by the owner. */
  public Answer read() {
    return call("GET").send();
  }

  /** Returns its id. */
  public String id() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
