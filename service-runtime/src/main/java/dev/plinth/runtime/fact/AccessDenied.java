package dev.plinth.runtime.fact;

/** The caller is authenticated, but not authorized to do this. */
public class AccessDenied extends RuntimeException {

  /** Creates the fact. */
  public AccessDenied() {
    super("You may not do this.");
  }
}
