package dev.plinth.persistence.session;

import dev.plinth.persistence.jpa.AuditedEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;

/** Entity of a refresh token, which continues a session once. */
@Entity
@Table(
    name = "refresh_tokens",
    uniqueConstraints = @UniqueConstraint(name = "refresh_tokens_hash_key", columnNames = "hash"),
    indexes = @Index(name = "refresh_tokens_session_id_idx", columnList = "session_id"))
public class RefreshToken extends AuditedEntity {

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(
      name = "session_id",
      nullable = false,
      updatable = false,
      foreignKey = @ForeignKey(name = "refresh_tokens_session_id_fkey"))
  private Session session;

  @Column(nullable = false, updatable = false, length = 64)
  private String hash;

  @Column(name = "expires_at", nullable = false, updatable = false)
  private Instant expiresAt;

  @Column(name = "used_at")
  private Instant usedAt;

  /** For the persistence provider. */
  protected RefreshToken() {}

  /**
   * Creates a token.
   *
   * @param hash the SHA-256 of the token, never the token
   * @param expiresAt the end of its validity; at latest the end of the session
   */
  RefreshToken(Session session, String hash, Instant expiresAt) {
    this.session = session;
    this.hash = hash;
    this.expiresAt = expiresAt.isBefore(session.expiresAt()) ? expiresAt : session.expiresAt();
  }

  /** Marks the token as used. */
  void use(Instant now) {
    usedAt = now;
  }

  boolean isUsed() {
    return usedAt != null;
  }

  boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  Session session() {
    return session;
  }
}
