package dev.plinth.rest.entity;

import dev.plinth.rest.access.Caller;
import dev.plinth.runtime.representation.Precondition;

/**
 * A request to change or delete an entity.
 *
 * @param caller who makes it
 * @param address the client's address
 * @param precondition the condition on the entity's current state
 */
public record ChangeRequest(Caller caller, String address, Precondition precondition) {}
