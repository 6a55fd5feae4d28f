package dev.plinth.persistence.user;

import java.util.Collection;
import java.util.UUID;

/** The rule that an active administrator remains, for the services and the command. */
public final class Administrators {

  /**
   * Selects the ids of the active administrators, and locks their rows: if two leave at the same
   * time, the second waits and no longer finds the first.
   */
  public static final String LOCK =
      "select id from users where is_admin and is_active order by id for update";

  private Administrators() {}

  /**
   * Requires an active administrator besides one that leaves.
   *
   * @param administrators what {@link #LOCK} found, before the change is written
   * @throws LastAdministrator if there is no other
   */
  public static void requireAnother(Collection<?> administrators, UUID leaving) {
    if (administrators.stream().allMatch(leaving::equals)) {
      throw new LastAdministrator();
    }
  }
}
