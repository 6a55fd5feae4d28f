/**
 * Preferences of a request (RFC 7240). The services know {@code return=minimal}; a preference that
 * is unknown or malformed is ignored, as the RFC demands.
 */
package dev.plinth.rest.preference;
