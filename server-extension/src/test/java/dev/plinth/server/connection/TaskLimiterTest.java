package dev.plinth.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.server.connection.TaskLimiter.Turn;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskLimiterTest {

  private final TaskLimiter turns = new TaskLimiter(2);
  private final List<String> started = new ArrayList<>();

  @Test
  void startsAsManyAsThereAreAndTheOthersInTheirOrder() {
    Turn first = take("a");
    take("b");
    take("c");
    take("d");
    assertThat(started).containsExactly("a", "b");

    first.end();

    assertThat(started).containsExactly("a", "b", "c");
  }

  @Test
  void endsATurnOnce() {
    Turn first = take("a");
    take("b");
    take("c");
    take("d");

    first.end();
    first.end();

    assertThat(started).containsExactly("a", "b", "c");
  }

  @Test
  void forgetsATurnThatEndsBeforeItStarts() {
    Turn first = take("a");
    take("b");
    take("c").end();
    take("d");

    first.end();

    assertThat(started).containsExactly("a", "b", "d");
  }

  @Test
  void goesOnToTheNextWhereOneCannotStart() {
    Turn first = take("a");
    take("b");
    turns.turn(() -> false).take();
    take("c");

    first.end();

    assertThat(started).containsExactly("a", "b", "c");
  }

  private Turn take(String name) {
    Turn turn = turns.turn(() -> started.add(name));
    turn.take();
    return turn;
  }
}
