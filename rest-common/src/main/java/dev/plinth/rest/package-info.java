/**
 * The REST layer that all services share.
 *
 * <p>A request body that reaches a resource is well-formed and valid. An invalid one gets a problem
 * document that lists all violations at once.
 */
package dev.plinth.rest;
