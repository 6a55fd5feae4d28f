package dev.plinth.persistence.session;

import dev.plinth.persistence.jpa.AuditedEntity;
import dev.plinth.persistence.user.User;
import dev.plinth.runtime.access.SignedInUser;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;

/** Entity of a session, which begins with a sign-in. It is the family of its refresh tokens. */
@Entity
@Table(name = "sessions", indexes = @Index(name = "sessions_user_id_idx", columnList = "user_id"))
public class Session extends AuditedEntity {

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(
      name = "user_id",
      nullable = false,
      updatable = false,
      foreignKey = @ForeignKey(name = "sessions_user_id_fkey"))
  private User user;

  @Column(name = "expires_at", nullable = false, updatable = false)
  private Instant expiresAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  /** For the persistence provider. */
  protected Session() {}

  /**
   * Begins a session.
   *
   * @param expiresAt the latest end of the session
   */
  Session(User user, Instant expiresAt) {
    this.user = user;
    this.expiresAt = expiresAt;
  }

  /** Ends the session, unless it has already ended. */
  void end(Instant now) {
    if (endedAt == null) {
      endedAt = now;
    }
  }

  boolean isLive(Instant now) {
    return endedAt == null && now.isBefore(expiresAt) && user.isActive();
  }

  SignedInUser holder() {
    return new SignedInUser(id(), user.id(), user.username(), user.isAdmin(), expiresAt);
  }

  Instant expiresAt() {
    return expiresAt;
  }
}
