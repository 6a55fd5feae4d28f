package dev.plinth.runtime.cache;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.plinth.runtime.redis.RedisScript;
import dev.plinth.runtime.redis.ScriptCall;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * A message to a member: these entries are outdated, or will be soon.
 *
 * @param confirmations the id of the list that waits for confirmations; empty if nothing does
 */
record Invalidation(String confirmations, List<CacheKey> keys) {

  /** How long a message waits in an inbox. Longer than any writer waits. */
  static final Duration TIME_TO_LIVE = Duration.ofSeconds(10);

  /** Returns the name of the list with the messages for a member. */
  static byte[] inbox(UUID member) {
    return name("inbox", member.toString());
  }

  static Invalidation parse(byte[] message) {
    List<String> fields = Arrays.asList(new String(message, US_ASCII).split(" "));
    return new Invalidation(fields.get(0), fields.stream().skip(1).map(CacheKey::parse).toList());
  }

  /** Returns the call that sends this message to a member. */
  ScriptCall to(UUID member) {
    StringBuilder message = new StringBuilder(confirmations);
    keys.forEach(key -> message.append(' ').append(key));
    return push(inbox(member), message.toString());
  }

  boolean isToConfirm() {
    return !confirmations.isEmpty();
  }

  /** Returns the call that confirms this message. */
  ScriptCall confirmation(UUID member) {
    return push(confirmationList(), member.toString());
  }

  /** Returns the name of the list with the ids of the members that have confirmed this message. */
  byte[] confirmationList() {
    return name("confirmed", confirmations);
  }

  private static byte[] name(String kind, String id) {
    return ("plinth:1:" + kind + ":" + id).getBytes(US_ASCII);
  }

  private static ScriptCall push(byte[] list, String value) {
    return new ScriptCall(
        RedisScript.PUSH,
        List.of(list),
        List.of(
            value.getBytes(US_ASCII), Long.toString(TIME_TO_LIVE.toMillis()).getBytes(US_ASCII)));
  }
}
