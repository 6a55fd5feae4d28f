/**
 * Rate limits on requests and writes. A request over a limit gets 429 with {@code Retry-After},
 * {@code RateLimit} and {@code RateLimit-Policy}. The limits are configured by {@code
 * plinth.limit.…}.
 */
package dev.plinth.rest.ratelimit;
