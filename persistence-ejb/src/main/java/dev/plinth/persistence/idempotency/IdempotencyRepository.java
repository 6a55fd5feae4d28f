package dev.plinth.persistence.idempotency;

import dev.plinth.runtime.cache.CacheWriter;
import dev.plinth.runtime.database.DatabaseAccess;
import dev.plinth.runtime.idempotency.CompletedRequests;
import dev.plinth.runtime.idempotency.IdempotentRequest;
import dev.plinth.runtime.idempotency.StoredResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/** Repository of completed requests. */
@DatabaseAccess
public class IdempotencyRepository implements CompletedRequests {

  @PersistenceContext(unitName = "plinth")
  private EntityManager em;

  @Inject private CacheWriter cacheWriter;

  @Override
  public Optional<StoredResponse> find(IdempotentRequest request) {
    return Optional.ofNullable(em.find(CompletedRequest.class, request.id()))
        .map(done -> done.responseTo(request));
  }

  @Override
  @Transactional
  public void acknowledge(IdempotentRequest request) {
    CompletedRequest done = em.find(CompletedRequest.class, request.id());
    if (done != null) {
      cacheWriter.invalidateAgain(done.cacheEntries());
      cacheWriter.mark();
    }
  }

  /**
   * Deletes the oldest requests, except those that another server is deleting.
   *
   * @param before only requests that were completed before this time
   * @param limit the maximum number
   * @return how many were deleted
   */
  @Transactional
  public int delete(Instant before, int limit) {
    return em.createNativeQuery(
            """
            delete from completed_requests where id in (
              select id from completed_requests
              where completed_at < ?
              order by completed_at
              limit ?
              for update skip locked)
            """)
        .setParameter(1, Timestamp.from(before))
        .setParameter(2, limit)
        .executeUpdate();
  }
}
