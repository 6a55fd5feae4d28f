package dev.plinth.persistence.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Base class of entities: an id from construction on, a version for optimistic locking, and the
 * times of creation and last change, which only this layer sets.
 */
@MappedSuperclass
public abstract class AuditedEntity {

  @Id
  @Column(nullable = false, updatable = false)
  private UUID id = UUID.randomUUID();

  @Version
  @Column(nullable = false)
  private long version;

  @Column(name = "created_at", nullable = false, updatable = false)
  private Instant createdAt;

  @Column(name = "updated_at", nullable = false)
  private Instant updatedAt;

  /** Returns the current time in microseconds, the precision of PostgreSQL. */
  public static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  @PrePersist
  void created() {
    createdAt = now();
    updatedAt = createdAt;
  }

  @PreUpdate
  void updated() {
    updatedAt = now();
  }

  public UUID id() {
    return id;
  }

  /** Returns the version that was last read or stored. */
  public long version() {
    return version;
  }

  /** Returns when the entity was first stored; null before that. */
  public Instant createdAt() {
    return createdAt;
  }

  /** Returns when the entity was last stored with a change; null before it was first stored. */
  public Instant updatedAt() {
    return updatedAt;
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof AuditedEntity that && id.equals(that.id);
  }

  @Override
  public final int hashCode() {
    return id.hashCode();
  }
}
