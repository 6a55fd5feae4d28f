package dev.plinth.runtime.idempotency;

/** The idempotency key was used with another body. */
public class KeyReused extends RuntimeException {

  /** Creates the fact. */
  public KeyReused() {
    super("This Idempotency-Key was used with another request body. Use a new key.");
  }
}
