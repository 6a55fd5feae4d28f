package dev.plinth.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Client;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Measures the throughput of clients that send one read after another. */
public final class Throughput {

  private static final int CLIENTS = 16;

  private final Client service;
  private final String path;
  private final long end;
  private final AtomicLong answered = new AtomicLong();

  private Throughput(Client service, String path, Duration time) {
    this.service = service;
    this.path = path;
    this.end = System.nanoTime() + time.toNanos();
  }

  /** Reads for a time, and returns how many reads were answered. */
  public static long of(Client service, String path, Duration time) {
    Throughput throughput = new Throughput(service, path, time);
    List<CompletableFuture<Void>> clients =
        Stream.generate(throughput::read).limit(CLIENTS).toList();
    clients.forEach(CompletableFuture::join);
    return throughput.answered.get();
  }

  private CompletableFuture<Void> read() {
    return service.sendAsync("GET", path, null).thenCompose(this::next);
  }

  private CompletableFuture<Void> next(Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    answered.incrementAndGet();
    return System.nanoTime() < end ? read() : CompletableFuture.completedFuture(null);
  }
}
