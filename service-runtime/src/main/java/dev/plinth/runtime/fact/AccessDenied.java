package dev.plinth.runtime.fact;

/** The fact that the caller is known, but is not allowed to do this (authorization). */
public class AccessDenied extends RuntimeException {

  /** Creates the fact. */
  public AccessDenied() {
    super("You may not do this.");
  }
}
