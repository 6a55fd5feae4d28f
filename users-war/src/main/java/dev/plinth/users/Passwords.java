package dev.plinth.users;

import dev.plinth.persistence.user.PasswordHashFormat;
import dev.plinth.runtime.fact.Overloaded;
import dev.plinth.runtime.text.OpaqueStrings;
import dev.plinth.runtime.tracing.CurrentTrace;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hashes and verifies passwords with PBKDF2. Either takes some tenths of a second of CPU time, on
 * purpose. A thread pool with one thread fewer than there are cores does it (bulkhead), so that
 * request threads and the rest of the server do not wait.
 *
 * <p>Dependent stages run on a thread of the server's executor, without the current request.
 */
@ApplicationScoped
public class Passwords {

  /** The length of the queue; on two cores its last entry waits for a minute. */
  private static final int QUEUE_SIZE = 256;

  private static final int RETRY_AFTER_SECONDS = 10;

  @Resource private ManagedThreadFactory threads;
  @Resource private ManagedExecutorService executor;
  @Inject private Pbkdf2PasswordHash hash;

  private ThreadPoolExecutor hashing;
  private String decoyHash;

  @PostConstruct
  void initialize() {
    hash.initialize(
        Map.of(
            "Pbkdf2PasswordHash.Algorithm",
            PasswordHashFormat.ALGORITHM,
            "Pbkdf2PasswordHash.Iterations",
            Integer.toString(PasswordHashFormat.ITERATIONS)));
    decoyHash = hash.generate(UUID.randomUUID().toString().toCharArray());
    int cores = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    hashing =
        new ThreadPoolExecutor(
            cores,
            cores,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUE_SIZE),
            this::newThread);
  }

  private Thread newThread(Runnable work) {
    Thread thread = threads.newThread(work);
    thread.setName("passwords");
    return thread;
  }

  @PreDestroy
  void stop() {
    hashing.shutdownNow();
  }

  /**
   * Returns a hash of the password with a random salt, its algorithm and parameters; or {@link
   * Overloaded} if the queue is full.
   */
  public CompletionStage<String> hash(String password) {
    return submit(() -> hash.generate(OpaqueStrings.prepared(password).toCharArray()));
  }

  /**
   * Returns whether the password matches the hash; or {@link Overloaded} if the queue is full. Old
   * hashes are of the password as typed, not as prepared (RFC 8265), so both are tried.
   *
   * @param stored the hash; null if there is none; that takes as long, against timing attacks
   */
  public CompletionStage<Boolean> verify(String password, String stored) {
    String prepared = OpaqueStrings.prepared(password);
    return submit(
        () ->
            (matches(prepared, stored) || !prepared.equals(password) && matches(password, stored))
                && stored != null);
  }

  private boolean matches(String password, String stored) {
    return hash.verify(password.toCharArray(), stored == null ? decoyHash : stored);
  }

  private <T> CompletionStage<T> submit(Supplier<T> work) {
    try {
      CompletableFuture<T> done = CompletableFuture.supplyAsync(work, hashing);
      return done.thenApplyAsync(result -> result, CurrentTrace.on(executor));
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedStage(
          new Overloaded("Sign-in is overloaded. Try again later.", RETRY_AFTER_SECONDS));
    }
  }
}
