package dev.plinth.rest.conditional;

import dev.plinth.runtime.representation.CacheOutcome;

/**
 * The body of a response with a representation.
 *
 * @param json in UTF-8; must not be changed
 * @param origin where the state comes from
 */
public record Body(byte[] json, CacheOutcome origin) {}
