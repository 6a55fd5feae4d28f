/**
 * Rate limits by GCRA, the generic cell rate algorithm. A client may use all permits of a limit in
 * a burst; each comes back after its share of the period. There is no window whose edge lets a
 * double burst through, and one number per client is enough. The number is in Redis, shared by all
 * servers; while Redis is unavailable, each server counts separately.
 */
package dev.plinth.runtime.ratelimit;
