/**
 * Denial-of-service attacks by one anonymous client: each runs while an independent reader measures
 * how long its own requests take.
 */
package dev.plinth.system.client;
