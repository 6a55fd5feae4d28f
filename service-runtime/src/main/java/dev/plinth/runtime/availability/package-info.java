/**
 * Monitoring of the dependencies, PostgreSQL and Redis. Services deploy and start without them;
 * background probes detect when one is lost and when it can be used again.
 */
package dev.plinth.runtime.availability;
