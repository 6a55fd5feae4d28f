package dev.plinth.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Call;
import dev.plinth.conformance.http.ProblemDocument;
import org.junit.jupiter.api.Test;

/** What caches rely on: a read shows each write before it, and its headers say what it is. */
public interface CacheTests extends PublicReads {

  /** The number of writes that are read at once. */
  int WRITES = 5;

  @Test
  default void showsEachChangeInTheNextRead() {
    Item item = add();
    for (int i = 0; i < WRITES; i++) {
      reading(item).send();

      Answer changed = item.call("PATCH").withBody(change()).send();
      Answer read = reading(item).send();

      assertThat(changed.status()).as(changed.body()).isEqualTo(200);
      assertThat(read.body()).isEqualTo(changed.body());
      assertThat(read.header("ETag")).isEqualTo(changed.header("ETag"));
    }
  }

  @Test
  default void showsEachWriteInTheNextList() {
    for (int i = 0; i < WRITES; i++) {
      listing().send();
      Item item = add();
      assertThat(listing().send().ids()).startsWith(item.id());

      Answer changed = item.call("PATCH").withBody(change()).send();
      assertThat(listing().send().json().getJsonArray("items")).contains(changed.json());

      item.call("DELETE").send();
      assertThat(listing().send().ids()).doesNotContain(item.id());
    }
  }

  @Test
  default void showsADeletionInTheNextRead() {
    Item item = add();
    reading(item).send();

    assertThat(item.call("DELETE").send().status()).isEqualTo(204);

    // The owner may have been the item, as in the service of users.
    ProblemDocument.of(item.call("GET").by(admin()).send(), 404);
  }

  @Test
  default void answersHeadAsGet() {
    for (Call get : new Call[] {reading(item()), listing()}) {
      Answer full = get.send();
      Answer head = new Call(get.client(), "HEAD", get.path()).send();

      assertThat(head.status()).isEqualTo(200);
      assertThat(head.body()).isEmpty();
      for (String field : new String[] {"ETag", "Content-Type", "Cache-Control"}) {
        assertThat(head.header(field)).as(field).isEqualTo(full.header(field)).isNotEmpty();
      }
    }
  }

  @Test
  default void saysWhetherAReadComesFromTheCache() {
    for (Call get : new Call[] {reading(item()), listing()}) {
      get.send();
      String status = get.send().header("Cache-Status");

      assertThat(status.contains("hit")).as(status).isEqualTo(isCached());
    }
  }
}
