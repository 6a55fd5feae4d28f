/**
 * How often somebody may do something. A limit lets a burst through at once and then one more each
 * time that its share of the period has passed (GCRA, the generic cell rate algorithm): no window
 * has an edge to wait for, and one number is all there is to remember of anybody. The number is in
 * Redis, shared by all servers; each counts by itself while Redis is away.
 */
package dev.plinth.runtime.ratelimit;
