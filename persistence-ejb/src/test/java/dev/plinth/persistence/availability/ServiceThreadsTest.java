package dev.plinth.persistence.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ServiceThreadsTest {

  @Test
  void runsATaskWithTheClassLoaderOfTheServiceAndGivesTheThreadItsOwnBack() throws Exception {
    AtomicReference<ClassLoader> seen = new AtomicReference<>();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader ofAnotherService = new URLClassLoader(new URL[0])) {
      thread.setContextClassLoader(ofAnotherService);

      new ServiceThreads(Runnable::run).execute(() -> seen.set(thread.getContextClassLoader()));

      assertThat(seen.get()).isSameAs(ServiceThreads.class.getClassLoader());
      assertThat(thread.getContextClassLoader()).isSameAs(ofAnotherService);
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
