package dev.plinth.users;

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
 * Makes of a password what may be stored, and compares. Either takes some tenths of a second of CPU
 * time, on purpose. It happens on threads of its own, one core fewer than there are, so that
 * neither the threads that answer requests nor the rest of the server wait for it.
 *
 * <p>What follows on it runs on a thread of the server's executor: without the current request.
 */
@ApplicationScoped
public class Passwords {

  private static final String ALGORITHM = "PBKDF2WithHmacSHA512";

  /** What OWASP's Password Storage Cheat Sheet asks of PBKDF2-HMAC-SHA512. */
  private static final int ITERATIONS = 210_000;

  /** How many may wait for their turn; the last of them does for a minute on two cores. */
  private static final int WAITING = 256;

  private static final int RETRY_AFTER_SECONDS = 10;

  @Resource private ManagedThreadFactory threads;
  @Resource private ManagedExecutorService executor;
  @Inject private Pbkdf2PasswordHash hash;

  private ThreadPoolExecutor hashing;
  private String nobodys;

  @PostConstruct
  void initialize() {
    hash.initialize(
        Map.of(
            "Pbkdf2PasswordHash.Algorithm",
            ALGORITHM,
            "Pbkdf2PasswordHash.Iterations",
            Integer.toString(ITERATIONS)));
    nobodys = hash.generate(UUID.randomUUID().toString().toCharArray());
    int cores = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    hashing =
        new ThreadPoolExecutor(
            cores, cores, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), this::thread);
  }

  private Thread thread(Runnable work) {
    Thread thread = threads.newThread(work);
    thread.setName("passwords");
    return thread;
  }

  @PreDestroy
  void stop() {
    hashing.shutdownNow();
  }

  /**
   * Returns a hash of the password, salted at random, with its algorithm and parameters; or 503, if
   * too many are waiting already.
   */
  public CompletionStage<String> hash(String password) {
    return inTurn(() -> hash.generate(OpaqueStrings.prepared(password).toCharArray()));
  }

  /**
   * Returns whether a password is the one that was hashed; or 503, if too many are waiting already.
   * Hashes from before passwords were prepared are of what was typed, so that is tried as well.
   *
   * @param stored the hash; null if there is none, which takes as long
   */
  public CompletionStage<Boolean> verify(String password, String stored) {
    String prepared = OpaqueStrings.prepared(password);
    return inTurn(
        () ->
            (matches(prepared, stored) || !prepared.equals(password) && matches(password, stored))
                && stored != null);
  }

  private boolean matches(String password, String stored) {
    return hash.verify(password.toCharArray(), stored == null ? nobodys : stored);
  }

  /** Returns whether a hash is weaker than one that would be made now. */
  public boolean isOutdated(String stored) {
    String[] parts = stored.split(":");
    return !parts[0].equals(ALGORITHM) || Integer.parseInt(parts[1]) < ITERATIONS;
  }

  private <T> CompletionStage<T> inTurn(Supplier<T> work) {
    try {
      CompletableFuture<T> done = CompletableFuture.supplyAsync(work, hashing);
      return done.thenApplyAsync(result -> result, CurrentTrace.on(executor));
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedStage(
          new Overloaded("Sign-in is overloaded. Try again later.", RETRY_AFTER_SECONDS));
    }
  }
}
