package dev.plinth.runtime.representation;

import java.util.UUID;

/**
 * Position of an item in a list that is sorted by a key, and by the id where keys are equal.
 *
 * @param key the item's value of the attribute that sorts the list: a time, a number or a text
 * @param id the item's id
 */
public record Keyset(Comparable<?> key, UUID id) {}
