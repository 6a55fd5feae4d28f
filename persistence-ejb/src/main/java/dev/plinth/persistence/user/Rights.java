package dev.plinth.persistence.user;

/**
 * The rights of a user. Services and the command use them to decide what a change of rights
 * entails.
 *
 * @param admin whether the user is an administrator
 * @param active whether the user may sign in
 */
public record Rights(boolean admin, boolean active) {

  /** Returns whether these are the rights of an administrator who can sign in. */
  public boolean isActiveAdministrator() {
    return admin && active;
  }

  /** Returns whether a change removes a right, which ends all sessions of the user. */
  public boolean isLossTo(Rights after) {
    return admin && !after.admin || active && !after.active;
  }

  /** Returns whether a change removes an active administrator, which must not be the last one. */
  public boolean isAdministratorLossTo(Rights after) {
    return isActiveAdministrator() && !after.isActiveAdministrator();
  }
}
