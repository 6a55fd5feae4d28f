package dev.plinth.rest.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotAuthorizedException;
import java.util.Optional;

/** The caller of the current request, and the client's address. */
@ApplicationScoped
public class CurrentCaller {

  private static final String CALLER = "dev.plinth.caller";

  /** Returns the caller; empty if the request carries no token. */
  public Optional<Caller> get() {
    return Optional.ofNullable((Caller) CurrentRequest.get().getAttribute(CALLER));
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
    return CurrentRequest.get().getRemoteAddr();
  }

  void signIn(Caller caller) {
    CurrentRequest.get().setAttribute(CALLER, caller);
  }
}
