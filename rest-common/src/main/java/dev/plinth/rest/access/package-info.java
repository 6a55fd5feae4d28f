/**
 * Authentication of requests. MicroProfile JWT verifies the access token. This package checks what
 * that leaves open: that the token is valid already, and that its session is live. A resource asks
 * {@link dev.plinth.rest.access.CurrentCaller}; the service decides what a caller may do.
 */
package dev.plinth.rest.access;
