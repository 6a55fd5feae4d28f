package dev.plinth.rest.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.NotAuthorizedException;
import java.util.Optional;

/** The caller of the current request, and the client's address. */
@RequestScoped
public class CurrentCaller {

  private Caller caller;
  private String address;

  /** Returns the caller; empty if the request carries no token. */
  public Optional<Caller> get() {
    return Optional.ofNullable(caller);
  }

  /**
   * Returns the caller.
   *
   * @throws NotAuthorizedException if the request carries no token
   */
  public Caller signedIn() {
    return get().orElseThrow(() -> new NotAuthorizedException("Bearer"));
  }

  /** Returns the address that the request came from. */
  public String address() {
    return address;
  }

  void setAddress(String address) {
    this.address = address;
  }

  void signIn(Caller caller) {
    this.caller = caller;
  }
}
