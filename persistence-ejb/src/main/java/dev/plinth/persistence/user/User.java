package dev.plinth.persistence.user;

import dev.plinth.persistence.jpa.AuditedEntity;
import dev.plinth.runtime.text.EmailAddresses;
import dev.plinth.runtime.text.Usernames;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

/** Somebody who can sign in and write blogs. */
@Entity
@Table(
    name = "users",
    uniqueConstraints = {
      @UniqueConstraint(name = User.USERNAME_KEY, columnNames = "username"),
      @UniqueConstraint(name = User.EMAIL_KEY, columnNames = "email"),
      @UniqueConstraint(name = User.CANONICAL_USERNAME_KEY, columnNames = "canonical_username"),
      @UniqueConstraint(name = User.CANONICAL_EMAIL_KEY, columnNames = "canonical_email")
    },
    indexes = @Index(name = "users_newest_idx", columnList = "created_at desc, id desc"))
public class User extends AuditedEntity {

  static final String USERNAME_KEY = "users_username_key";
  static final String EMAIL_KEY = "users_email_key";
  static final String CANONICAL_USERNAME_KEY = "users_canonical_username_key";
  static final String CANONICAL_EMAIL_KEY = "users_canonical_email_key";

  @Column(nullable = false, length = 50)
  private String username;

  @Column(nullable = false, length = 254)
  private String email;

  /** What all spellings of the username have in common; null until a migration has filled it. */
  @Column(name = "canonical_username", columnDefinition = "text")
  private String canonicalUsername;

  /** What all spellings of the e-mail address have in common; null as above. */
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
   * Creates an active user who is no administrator.
   *
   * @param passwordHash the hash of the password, never the password
   */
  public User(String username, String email, String passwordHash) {
    rename(username);
    moveTo(email);
    changePassword(passwordHash);
  }

  /** Gives the user another username. One that differs in case or width only counts as the same. */
  public final void rename(String username) {
    this.username = Usernames.shown(username);
    this.canonicalUsername = Usernames.canonical(username).orElse(null);
  }

  /** Gives the user another e-mail address. */
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

  /** Returns what everybody may know of the user. */
  UserProfile profile() {
    return new UserProfile(id(), username, createdAt(), version());
  }

  /** Makes the user an administrator, or takes that back. */
  public final void administrate(boolean admin) {
    this.admin = admin;
  }

  /** Lets the user sign in, or keeps the user out without deleting anything. */
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

  /** Returns what the user may do. */
  public Rights rights() {
    return new Rights(admin, active);
  }

  /** Returns the hash of the password, with its parameters. */
  public String passwordHash() {
    return passwordHash;
  }

  /** Returns the user with all that the user and administrators may know. */
  public UserView view() {
    return new UserView(id(), username, email, admin, active, createdAt(), updatedAt(), version());
  }
}
