package dev.plinth.runtime.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

/** Runs the scripts of the cache protocol on a real Redis, in the orders that matter. */
class RedisScriptTest {

  private static final int GENERATION = 7;

  private static final Pattern COMMAND = Pattern.compile("redis\\.call\\('(\\w+)'");

  private static RedisServer server;
  private static RedisClient redis;

  private final String entry = UUID.randomUUID().toString();
  private final String writers = entry + ":writers";

  @BeforeAll
  static void start() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    server = RedisServer.newRedisServer().port(port).setting("save \"\"").build();
    server.start();
    redis = RedisClient.create("127.0.0.1", port);
  }

  @AfterAll
  static void stop() throws Exception {
    redis.close();
    server.stop();
  }

  @Test
  void findsWhatAReaderStored() {
    String nonce = miss(GENERATION);

    String stored = fill(GENERATION, nonce, 1, "one");

    assertThat(stored).isEqualTo("stored");
    assertThat(lookup(GENERATION)).startsWith("hit", "tag-1", "", "one");
  }

  @Test
  void replacesWhatAnotherReleaseStoredInAnotherFormat() {
    fill(GENERATION, miss(GENERATION), 1, "one");
    redis.hset(entry, "tag", "old-1");

    String nonce = miss(GENERATION);

    assertThat(fill(GENERATION, nonce, 1, "new")).isEqualTo("stored");
    assertThat(lookup(GENERATION)).startsWith("hit", "tag-1", "", "new");
  }

  @Test
  void storesOnceWhatSeveralReadersLoaded() {
    String nonce = miss(GENERATION);
    String otherNonce = miss(GENERATION);

    assertThat(otherNonce).isEqualTo(nonce);
    assertThat(fill(GENERATION, nonce, 1, "one")).isEqualTo("stored");
    assertThat(fill(GENERATION, nonce, 1, "one")).isEqualTo("kept");
  }

  @Test
  void refusesToFillAfterAWriteWasMarked() {
    String nonce = miss(GENERATION);
    mark(2, GENERATION);

    assertThat(fill(GENERATION, nonce, 1, "one")).isEqualTo("refused");
    publish(2, GENERATION, "two");
    assertThat(fill(GENERATION, nonce, 1, "one")).isEqualTo("refused");
    assertThat(lookup(GENERATION)).startsWith("hit", "tag-2", "", "two");
  }

  @Test
  void refusesToFillAfterTheEntryWasDeleted() {
    String nonce = miss(GENERATION);
    redis.del(entry);

    assertThat(fill(GENERATION, nonce, 1, "one")).isEqualTo("gone");
  }

  @Test
  void keepsTheLaterOfTwoWritesThatArePublishedInTheWrongOrder() {
    mark(2, GENERATION);
    mark(3, GENERATION);

    publish(3, GENERATION, "three");
    String late = publish(2, GENERATION, "two");

    assertThat(late).isEqualTo("newer");
    assertThat(lookup(GENERATION)).startsWith("hit", "tag-3", "", "three");
  }

  @Test
  void servesNothingWhileAWriteIsPending() {
    fill(GENERATION, miss(GENERATION), 1, "one");

    mark(2, GENERATION);

    assertThat(lookup(GENERATION)).containsExactly("busy");
    assertThat(lookup(GENERATION + 1)).containsExactly("busy");
    assertThat(fill(GENERATION, "", 1, "one")).isEqualTo("refused");
    assertThat(stale()).startsWith("tag-1", "", "one");
  }

  @Test
  void letsAReaderFillAVersionThatItsWriterDidNotPublish() {
    mark(2, GENERATION);

    assertThat(fill(GENERATION, "", 2, "two")).isEqualTo("stored");
    assertThat(lookup(GENERATION)).startsWith("hit", "tag-2", "", "two");
  }

  @Test
  void leavesNothingOfARemovedEntry() {
    fill(GENERATION, miss(GENERATION), 1, "one");

    run(
        RedisScript.MARK,
        List.of(entry),
        "9007199254740991",
        number(GENERATION),
        "60000",
        "removed");
    List<String> staleWhilePending = stale();
    run(
        RedisScript.PUBLISH,
        List.of(entry),
        "9007199254740991",
        number(GENERATION),
        "",
        "",
        "60000");

    assertThat(staleWhilePending).isEmpty();
    assertThat(redis.exists(entry)).isFalse();
  }

  @Test
  void publishesNothingAfterTheEntryWasDeleted() {
    mark(2, GENERATION);
    redis.del(entry);

    assertThat(publish(2, GENERATION, "two")).isEqualTo("gone");
    assertThat(redis.exists(entry)).isFalse();
  }

  @Test
  void ignoresEntriesOfAnEarlierGeneration() {
    fill(GENERATION, miss(GENERATION), 5, "five");

    String nonce = miss(GENERATION + 1);

    assertThat(stale()).startsWith("tag-5", "", "five");
    assertThat(fill(GENERATION, nonce, 5, "five")).isEqualTo("refused");
    assertThat(fill(GENERATION + 1, nonce, 1, "one")).isEqualTo("stored");
    assertThat(lookup(GENERATION + 1)).startsWith("hit", "tag-1");
    assertThat(lookup(GENERATION)).containsExactly("busy");
  }

  @Test
  void publishesNothingIntoALaterGeneration() {
    mark(2, GENERATION);
    mark(3, GENERATION + 1);
    redis.hset(entry, "version", "2");

    assertThat(publish(2, GENERATION, "two")).isEqualTo("gone");
  }

  @Test
  void servesNoListWhileAWriterIsInProgress() {
    fillList(missList());

    writeList("one", 30);
    writeList("other", 30);
    writeList("one", 0);

    assertThat(lookupList()).containsExactly("busy");
    writeList("other", 0);
    assertThat(fillList(missList())).isEqualTo("stored");
    assertThat(lookupList()).startsWith("hit");
  }

  @Test
  void refusesAListThatWasLoadedBeforeAWrite() {
    String nonce = missList();

    writeList("one", 30);
    String during = fillList(nonce);
    writeList("one", 0);

    assertThat(during).isEqualTo("refused");
    assertThat(fillList(nonce)).isEqualTo("refused");
  }

  @Test
  void forgetsAWriterOfAListThatNeverFinished() {
    redis.zadd(writers, 1, "dead");

    assertThat(fillList(missList())).isEqualTo("stored");
  }

  @Test
  void probesEachCommandOfTheOtherScripts() {
    Set<String> used =
        Stream.of(RedisScript.values())
            .filter(script -> script != RedisScript.PROBE)
            .flatMap(RedisScriptTest::commands)
            .collect(Collectors.toSet());

    assertThat(commands(RedisScript.PROBE)).containsAll(used);
    String limit = entry + ":limit";
    String inbox = entry + ":inbox";
    assertThat(run(RedisScript.PROBE, List.of(entry, writers, limit, inbox))).containsExactly("ok");
    assertThat(redis.exists(entry, writers, limit, inbox)).isZero();
  }

  @Test
  void keepsMessagesInOrderAndNotForever() {
    run(RedisScript.PUSH, List.of(entry), "first", "10000");
    run(RedisScript.PUSH, List.of(entry), "second", "10000");

    assertThat(redis.pttl(entry)).isBetween(1L, 10_000L);
    assertThat(redis.lrange(entry, 0, -1)).containsExactly("first", "second");
  }

  private static Stream<String> commands(RedisScript script) {
    return COMMAND.matcher(script.text()).results().map(found -> found.group(1));
  }

  private List<String> lookup(int generation) {
    return run(RedisScript.LOOKUP, List.of(entry), number(generation), nonce(), "10000", "tag-");
  }

  private String miss(int generation) {
    List<String> answer = lookup(generation);
    assertThat(answer).first().isEqualTo("miss");
    return answer.get(1);
  }

  private List<String> lookupList() {
    return run(
        RedisScript.LOOKUP, List.of(entry, writers), number(GENERATION), nonce(), "10000", "tag-");
  }

  private String missList() {
    List<String> answer = lookupList();
    assertThat(answer).first().isEqualTo("miss");
    return answer.get(1);
  }

  private String fill(int generation, String nonce, int version, String json) {
    return run(
            RedisScript.FILL,
            List.of(entry),
            number(generation),
            nonce,
            number(version),
            "tag-" + version,
            "",
            json,
            "60000")
        .get(0);
  }

  private String fillList(String nonce) {
    return run(
            RedisScript.FILL,
            List.of(entry, writers),
            number(GENERATION),
            nonce,
            "",
            "tag-page",
            "",
            "[]",
            "60000")
        .get(0);
  }

  private void mark(int version, int generation) {
    run(RedisScript.MARK, List.of(entry), number(version), number(generation), "60000", "");
  }

  private String publish(int version, int generation, String json) {
    return run(
            RedisScript.PUBLISH,
            List.of(entry),
            number(version),
            number(generation),
            "tag-" + version,
            json,
            "60000")
        .get(0);
  }

  private void writeList(String name, int seconds) {
    run(RedisScript.LIST, List.of(entry, writers), name, number(seconds));
  }

  private List<String> stale() {
    return run(RedisScript.STALE, List.of(entry));
  }

  private static String nonce() {
    return UUID.randomUUID().toString();
  }

  private static String number(int number) {
    return Integer.toString(number);
  }

  private static List<String> run(RedisScript script, List<String> keys, String... arguments) {
    Object answer =
        redis.eval(
            script.text().getBytes(StandardCharsets.UTF_8), bytes(keys), bytes(List.of(arguments)));
    if (answer == null) {
      return List.of();
    }
    List<?> fields = answer instanceof List<?> list ? list : List.of(answer);
    return fields.stream().map(RedisScriptTest::text).toList();
  }

  private static List<byte[]> bytes(List<String> texts) {
    return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }

  private static String text(Object field) {
    return field instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : String.valueOf(field);
  }
}
