/**
 * Who sends a request. MicroProfile JWT verifies the access token; what it leaves open is checked
 * here for every request that carries one: that the token is of its time, and that its session
 * still counts. A resource asks {@link dev.plinth.rest.access.CurrentCaller}; what a caller may do
 * is decided by the service.
 */
package dev.plinth.rest.access;
