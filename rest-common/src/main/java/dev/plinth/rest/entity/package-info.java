/**
 * What the services of all entities share: who may change an entity, how a change is made and
 * audited, the parameters of lists, and the responses.
 */
package dev.plinth.rest.entity;
