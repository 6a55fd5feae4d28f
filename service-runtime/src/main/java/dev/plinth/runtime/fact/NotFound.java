package dev.plinth.runtime.fact;

import java.util.UUID;

/** The fact that there is nothing with the given identity. */
public class NotFound extends RuntimeException {

  /**
   * @param what the kind of thing, as users call it: "blog"
   * @param id the identity that was asked for
   */
  public NotFound(String what, UUID id) {
    super("There is no %s with the id %s.".formatted(what, id));
  }
}
