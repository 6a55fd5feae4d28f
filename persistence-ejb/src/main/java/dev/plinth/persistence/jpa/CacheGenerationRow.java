package dev.plinth.persistence.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * Entity of the table with the cache's generation, for schema comparison only: the cache uses JDBC.
 */
@Entity
@Table(name = "cache_generation")
class CacheGenerationRow {

  @Id
  @Column(nullable = false)
  private int id;

  @Column(nullable = false)
  private long generation;

  @Column(name = "is_open", nullable = false)
  private boolean open;

  @Column(name = "redis_run", length = 64)
  private String run;

  /** For the persistence provider. */
  protected CacheGenerationRow() {}
}
