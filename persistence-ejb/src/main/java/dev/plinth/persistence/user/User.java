package dev.plinth.persistence.user;

import dev.plinth.persistence.jpa.AuditedEntity;
import dev.plinth.runtime.text.EmailAddresses;
import dev.plinth.runtime.text.Usernames;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

/** Entity of a user, who can sign in and write blogs. */
@Entity
@Table(
    name = "users",
    uniqueConstraints = {
      @UniqueConstraint(name = User.USERNAME_KEY, columnNames = "username"),
      @UniqueConstraint(name = User.EMAIL_KEY, columnNames = "email"),
      @UniqueConstraint(name = User.CANONICAL_USERNAME_KEY, columnNames = "canonical_username"),
      @UniqueConstraint(name = User.CANONICAL_EMAIL_KEY, columnNames = "canonical_email")
    },
    indexes = {
      @Index(name = "users_newest_idx", columnList = "created_at desc, id desc"),
      @Index(name = "users_active_idx", columnList = "is_active, created_at desc, id desc")
    })
public class User extends AuditedEntity {

  static final String USERNAME_KEY = "users_username_key";
  static final String EMAIL_KEY = "users_email_key";
  static final String CANONICAL_USERNAME_KEY = "users_canonical_username_key";
  static final String CANONICAL_EMAIL_KEY = "users_canonical_email_key";

  @Column(nullable = false, length = 50)
  private String username;

  @Column(nullable = false, length = 254)
  private String email;

  /** Canonical form, which all spellings share; null until a migration has filled it. */
  @Column(name = "canonical_username", columnDefinition = "text")
  private String canonicalUsername;

  /** Canonical form, as above. */
  @Column(name = "canonical_email", columnDefinition = "text")
  private String canonicalEmail;

  @Column(name = "password_hash", nullable = false, length = 255)
  private String passwordHash;

  @Column(name = "is_admin", nullable = false)
  private boolean admin;

  @Column(name = "is_active", nullable = false)
  private boolean active = true;

  /** For the persistence provider. */
  protected User() {}

  /**
   * Creates an active user who is not an administrator.
   *
   * @param passwordHash the hash of the password, never the password
   */
  public User(String username, String email, String passwordHash) {
    rename(username);
    moveTo(email);
    changePassword(passwordHash);
  }

  /** Changes the username. Names that differ only in case or width count as equal. */
  public final void rename(String username) {
    this.username = Usernames.shown(username);
    this.canonicalUsername = Usernames.canonical(username).orElse(null);
  }

  /** Changes the e-mail address. */
  public final void moveTo(String email) {
    this.email = EmailAddresses.shown(email);
    this.canonicalEmail = EmailAddresses.canonical(email).orElse(null);
  }

  /**
   * Replaces the password.
   *
   * @param passwordHash the hash of the new password, never the password
   */
  public final void changePassword(String passwordHash) {
    this.passwordHash = passwordHash;
  }

  /** Returns the public profile. */
  UserProfile profile() {
    return new UserProfile(id(), username, createdAt(), version());
  }

  /** Grants or revokes the administrator role. */
  public final void administrate(boolean admin) {
    this.admin = admin;
  }

  /** Activates or deactivates the user. An inactive user can't sign in. */
  public final void activate(boolean active) {
    this.active = active;
  }

  public String username() {
    return username;
  }

  public boolean isAdmin() {
    return admin;
  }

  public boolean isActive() {
    return active;
  }

  /** Returns the user's rights. */
  public Rights rights() {
    return new Rights(admin, active);
  }

  /** Returns the hash of the password, with its parameters. */
  public String passwordHash() {
    return passwordHash;
  }

  /** Returns the view for the user and for administrators. */
  public UserView view() {
    return new UserView(id(), username, email, admin, active, createdAt(), updatedAt(), version());
  }
}
