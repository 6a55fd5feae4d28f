package dev.plinth.runtime.redis;

import java.util.List;

/**
 * A script with all that it takes.
 *
 * @param keys the names of what it reads and writes
 * @param arguments its other arguments, in the order that its file gives
 */
public record ScriptCall(RedisScript script, List<byte[]> keys, List<byte[]> arguments) {}
