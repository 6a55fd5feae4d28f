package dev.plinth.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.plinth.launcher.process.StopRequest.Stopped;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Sends real signals to the test process, which therefore must handle them. */
class StopRequestTest {

  private final AtomicInteger secondSignals = new AtomicInteger();
  private final StopRequest stop = StopRequest.onSignals(secondSignals::incrementAndGet);

  @Test
  void isNotRequestedAtFirst() {
    assertThat(stop.isAsked()).isFalse();
    assertThatCode(() -> stop.pause(Duration.ofMillis(1))).doesNotThrowAnyException();
    assertThatCode(stop::check).doesNotThrowAnyException();
  }

  @Test
  void interruptsAPauseWhenASignalComes() throws IOException {
    signal("TERM");

    assertThatThrownBy(() -> stop.pause(Duration.ofMinutes(1))).isInstanceOf(Stopped.class);
    assertThatThrownBy(stop::check).isInstanceOf(Stopped.class);
  }

  @Test
  void forcesTheStopOnASecondSignalUnlessItComesAtOnce() throws IOException {
    signal("TERM");
    await().until(stop::isAsked);

    signal("TERM");
    await().during(Duration.ofMillis(1200)).until(() -> secondSignals.get() == 0);
    signal("TERM");

    await().untilAtomic(secondSignals, equalTo(1));
  }

  private static void signal(String name) throws IOException {
    long self = ProcessHandle.current().pid();
    new ProcessBuilder("sh", "-c", "kill -" + name + " " + self).start();
  }
}
