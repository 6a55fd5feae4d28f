/**
 * The health of a service and of the server that it runs on, by MicroProfile Health: liveness,
 * readiness and startup.
 */
package dev.plinth.runtime.health;
