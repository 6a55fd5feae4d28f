package dev.plinth.runtime.redis;

import java.util.List;

/**
 * A call of a Lua script.
 *
 * @param keys the keys that it reads and writes
 * @param arguments its other arguments, in the order that the script's file documents
 */
public record ScriptCall(RedisScript script, List<byte[]> keys, List<byte[]> arguments) {}
