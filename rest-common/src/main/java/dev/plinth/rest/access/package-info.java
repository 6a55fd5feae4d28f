/**
 * Authentication of requests. {@link dev.plinth.rest.access.AuthenticationFilter} verifies the
 * access token, {@link dev.plinth.rest.access.SessionFilter} checks that its session is live, and
 * {@link dev.plinth.rest.access.RolesFeature} enforces the roles of an operation. A resource asks
 * {@link dev.plinth.rest.access.CurrentCaller}; the service decides what a caller may do.
 */
package dev.plinth.rest.access;
