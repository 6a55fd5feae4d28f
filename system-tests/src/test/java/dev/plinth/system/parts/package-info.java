/**
 * What the product depends on, in a form that the tests can hurt: PostgreSQL, Redis, the network.
 */
package dev.plinth.system.parts;
