package dev.plinth.runtime.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.runtime.redis.ScriptCall;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InvalidationTest {

  private static final UUID MEMBER = UUID.randomUUID();
  private static final CacheKey BLOG = new CacheKey("blog", UUID.randomUUID());
  private static final CacheKey PAGE = CacheKey.ofList("blogs");
  private static final CacheKey SESSION = CacheKey.inMemory("session", UUID.randomUUID());

  @Test
  void arrivesAsItWasSent() {
    Invalidation sent = new Invalidation("list", List.of(BLOG, PAGE, SESSION));

    ScriptCall call = sent.to(MEMBER);

    assertThat(call.keys()).containsExactly(Invalidation.inbox(MEMBER));
    assertThat(Invalidation.parse(call.arguments().get(0))).isEqualTo(sent);
    assertThat(sent.isToConfirm()).isTrue();
  }

  @Test
  void arrivesWithoutKeysAndWithoutAListThatWaits() {
    Invalidation question = new Invalidation("list", List.of());
    Invalidation announcement = new Invalidation("", List.of(PAGE));

    assertThat(Invalidation.parse(question.to(MEMBER).arguments().get(0))).isEqualTo(question);
    assertThat(Invalidation.parse(announcement.to(MEMBER).arguments().get(0)))
        .isEqualTo(announcement);
    assertThat(announcement.isToConfirm()).isFalse();
  }

  @Test
  void isConfirmedByTheIdOfTheMember() {
    Invalidation sent = new Invalidation("list", List.of(BLOG));

    ScriptCall confirmation = sent.confirmation(MEMBER);

    assertThat(confirmation.keys()).containsExactly(sent.confirmationList());
    assertThat(confirmation.arguments().get(0)).asString().isEqualTo(MEMBER.toString());
  }

  @Test
  void readsTheMembersAsTheDatabaseSelectsThem() {
    UUID other = UUID.randomUUID();

    List<CacheMember> members = CacheMember.parse(MEMBER + " f blog blogs," + other + " t profile");

    assertThat(members)
        .containsExactly(
            new CacheMember(MEMBER, Set.of("blog", "blogs"), false),
            new CacheMember(other, Set.of("profile"), true));
    assertThat(members.get(0).holds(BLOG)).isTrue();
    assertThat(members.get(1).holds(BLOG)).isFalse();
    assertThat(CacheMember.parse(null)).isEmpty();
  }
}
