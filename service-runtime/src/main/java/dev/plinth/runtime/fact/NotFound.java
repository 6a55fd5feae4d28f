package dev.plinth.runtime.fact;

import java.util.UUID;

/** No entity has the given id. */
public class NotFound extends RuntimeException {

  /**
   * @param what the kind of entity in the users' words, such as "blog"
   * @param id the requested id
   */
  public NotFound(String what, UUID id) {
    super("There is no %s with the id %s.".formatted(what, id));
  }
}
