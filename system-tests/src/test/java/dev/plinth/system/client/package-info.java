/**
 * What one anonymous client can do to all others: each attack runs while an independent reader
 * measures how long its own requests take.
 */
package dev.plinth.system.client;
