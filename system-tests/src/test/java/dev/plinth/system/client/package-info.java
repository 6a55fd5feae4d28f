/**
 * What one client, who has signed in nowhere, can do to all others: each attack runs while an
 * independent reader measures how long its own requests take.
 */
package dev.plinth.system.client;
