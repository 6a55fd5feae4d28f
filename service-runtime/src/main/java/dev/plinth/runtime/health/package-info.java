/**
 * Health checks of a service and its server by MicroProfile Health: liveness, readiness, startup.
 */
package dev.plinth.runtime.health;
