package dev.plinth.persistence.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/**
 * Entity of the table with the cache's members, for schema comparison only: the cache uses JDBC.
 */
@Entity
@Table(name = "cache_members")
class CacheMemberRow {

  @Id
  @Column(nullable = false)
  private UUID id;

  @Column(nullable = false, length = 200)
  private String caches;

  @Column(name = "is_lost", nullable = false)
  private boolean lost;

  /** For the persistence provider. */
  protected CacheMemberRow() {}
}
