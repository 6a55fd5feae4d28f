/**
 * What is refused because there was too much of it: 429 with {@code Retry-After}, {@code RateLimit}
 * and {@code RateLimit-Policy}. The limits are in the configuration ({@code plinth.limit.…}).
 */
package dev.plinth.rest.ratelimit;
