/**
 * Representations and their validators. Whatever shows a state of the data has a strong entity tag
 * (RFC 9110, 8.8.3), so that clients ask whether it has changed instead of for all of it; what
 * comes by way of the cache says so (RFC 9211).
 */
package dev.plinth.rest.conditional;
