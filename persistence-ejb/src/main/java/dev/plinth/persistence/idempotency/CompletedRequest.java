package dev.plinth.persistence.idempotency;

import dev.plinth.persistence.jpa.AuditedEntity;
import dev.plinth.runtime.idempotency.IdempotentRequest;
import dev.plinth.runtime.idempotency.KeyReused;
import dev.plinth.runtime.idempotency.StoredResponse;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.time.Instant;

/** Entity of a completed request, with its response. */
@Entity
@Table(
    name = "completed_requests",
    indexes = @Index(name = "completed_requests_completed_at_idx", columnList = "completed_at"))
public class CompletedRequest {

  @Id
  @Column(nullable = false, updatable = false, length = 64)
  private String id;

  @Column(nullable = false, updatable = false, length = 64)
  private String fingerprint;

  @Column(nullable = false, updatable = false)
  private int status;

  @Column(nullable = false, updatable = false, columnDefinition = "text not null")
  private String headers;

  @Column(nullable = false, updatable = false, columnDefinition = "text not null")
  private String body;

  @Column(
      name = "cache_entries",
      nullable = false,
      updatable = false,
      columnDefinition = "text not null")
  private String cacheEntries;

  @Column(name = "completed_at", nullable = false, updatable = false)
  private Instant completedAt;

  /** For the persistence provider. */
  protected CompletedRequest() {}

  /**
   * Creates a completed request.
   *
   * @param cacheEntries the cache entries that its write changed
   */
  CompletedRequest(IdempotentRequest request, StoredResponse response, String cacheEntries) {
    this.id = request.id();
    this.fingerprint = request.fingerprint();
    this.status = response.status();
    this.headers = response.headers();
    this.body = response.body();
    this.cacheEntries = cacheEntries;
    this.completedAt = AuditedEntity.now();
  }

  /**
   * Returns the response to a repetition.
   *
   * @throws KeyReused if the repetition has another body
   */
  StoredResponse responseTo(IdempotentRequest repetition) {
    if (!fingerprint.equals(repetition.fingerprint())) {
      throw new KeyReused();
    }
    return new StoredResponse(status, headers, body);
  }

  String cacheEntries() {
    return cacheEntries;
  }
}
