package dev.plinth.runtime.fact;

/** The fact that somebody else changed an entity between its reading and its writing. */
public class ConcurrentChange extends Conflict {

  /** Creates the fact. */
  public ConcurrentChange() {
    super("It was changed by somebody else at the same moment; read it again and repeat.");
  }
}
