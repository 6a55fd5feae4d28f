/** What the product does while PostgreSQL or Redis is away, slow, or in trouble. */
package dev.plinth.system.fault;
