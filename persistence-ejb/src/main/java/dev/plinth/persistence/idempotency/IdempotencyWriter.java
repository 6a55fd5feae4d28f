package dev.plinth.persistence.idempotency;

import dev.plinth.runtime.cache.CacheWriter;
import dev.plinth.runtime.idempotency.AlreadyCompleted;
import dev.plinth.runtime.idempotency.IdempotentRequest;
import dev.plinth.runtime.idempotency.IdempotentWrite;
import dev.plinth.runtime.idempotency.KeyReused;
import dev.plinth.runtime.idempotency.StillRunning;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Makes a write once, in the caller's transaction. Without a key it does nothing. */
@ApplicationScoped
public class IdempotencyWriter {

  /** A radix of 16. */
  private static final int HEXADECIMAL = 16;

  @PersistenceContext(unitName = "plinth")
  private EntityManager em;

  @Inject private CacheWriter cacheWriter;

  /**
   * Claims the request until the end of the transaction. Call this first.
   *
   * @throws StillRunning if another transaction has claimed it
   * @throws AlreadyCompleted if it was completed before
   * @throws KeyReused if the key was used with another body
   */
  public void begin(IdempotentWrite<?> write) {
    write.request().ifPresent(this::claim);
  }

  /**
   * PostgreSQL releases the lock with the transaction, however it ends. The look-up is a statement
   * of its own, because its snapshot must be from after the lock.
   */
  private void claim(IdempotentRequest request) {
    Object isClaimed =
        em.createNativeQuery("select pg_try_advisory_xact_lock(?)")
            .setParameter(1, Long.parseUnsignedLong(request.id().substring(0, 16), HEXADECIMAL))
            .getSingleResult();
    if (!Boolean.TRUE.equals(isClaimed)) {
      throw new StillRunning();
    }
    CompletedRequest done = em.find(CompletedRequest.class, request.id());
    if (done != null) {
      throw new AlreadyCompleted(request, done.responseTo(request));
    }
  }

  /** Stores the response. Call this after the last change, and before the cache entries' marks. */
  public <T> void complete(IdempotentWrite<T> write, T result) {
    write
        .request()
        .ifPresent(
            request -> {
              em.persist(
                  new CompletedRequest(
                      request, write.response().apply(result), cacheWriter.noted()));
              em.flush();
            });
  }
}
