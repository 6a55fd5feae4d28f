package dev.plinth.persistence.user;

/**
 * What a user may do. The services and the command decide by it what a change of rights entails.
 *
 * @param admin whether the user is an administrator
 * @param active whether the user may sign in
 */
public record Rights(boolean admin, boolean active) {

  /** Returns whether these are the rights of an administrator who can sign in. */
  public boolean isActiveAdministrator() {
    return admin && active;
  }

  /** Returns whether a change takes a right away. Losing one ends all sessions of the user. */
  public boolean isLossTo(Rights after) {
    return admin && !after.admin || active && !after.active;
  }

  /**
   * Returns whether a change leaves one active administrator fewer, who must not be the last one.
   */
  public boolean isAdministratorLossTo(Rights after) {
    return isActiveAdministrator() && !after.isActiveAdministrator();
  }
}
