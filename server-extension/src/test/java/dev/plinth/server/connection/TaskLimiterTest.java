package dev.plinth.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.server.connection.TaskLimiter.Task;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskLimiterTest {

  private final TaskLimiter limiter = new TaskLimiter(2);
  private final List<String> started = new ArrayList<>();

  @Test
  void startsTasksUpToTheLimitAndQueuesTheOthers() {
    Task first = submit("a");
    submit("b");
    submit("c");
    submit("d");
    assertThat(started).containsExactly("a", "b");

    first.complete();

    assertThat(started).containsExactly("a", "b", "c");
  }

  @Test
  void ignoresASecondCompletion() {
    Task first = submit("a");
    submit("b");
    submit("c");
    submit("d");

    first.complete();
    first.complete();

    assertThat(started).containsExactly("a", "b", "c");
  }

  @Test
  void dropsATaskThatCompletesBeforeItStarts() {
    Task first = submit("a");
    submit("b");
    submit("c").complete();
    submit("d");

    first.complete();

    assertThat(started).containsExactly("a", "b", "d");
  }

  @Test
  void startsTheNextTaskIfOneCannotStart() {
    Task first = submit("a");
    submit("b");
    limiter.task(() -> false).submit();
    submit("c");

    first.complete();

    assertThat(started).containsExactly("a", "b", "c");
  }

  private Task submit(String name) {
    Task task = limiter.task(() -> started.add(name));
    task.submit();
    return task;
  }
}
