package dev.plinth.runtime.fact;

/** Optimistic lock failure: another transaction changed the entity after it was read. */
public class ConcurrentChange extends Conflict {

  /** Creates the fact. */
  public ConcurrentChange() {
    super(
        "concurrent-change",
        "Another request changed it at the same time. Read it again and retry.");
  }
}
