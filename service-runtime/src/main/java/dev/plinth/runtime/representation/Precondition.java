package dev.plinth.runtime.representation;

import java.util.function.Supplier;

/** The condition of a write on the state that it replaces. */
public interface Precondition {

  /**
   * Evaluates the condition, in the transaction of the write. Throws to prevent the write.
   *
   * @param tag the tag of the state that would be replaced, without quotes
   */
  void check(String tag);

  /**
   * Makes the write. If it loses a race and the condition names a state, makes it again: so the
   * condition is evaluated against the state that won.
   *
   * @throws dev.plinth.runtime.fact.ConcurrentChange if it loses a race and the condition names no
   *     state
   */
  <T> T guard(Supplier<T> write);
}
