/**
 * The conformance kit: JUnit tests that every service must pass, whatever its entity is. The test
 * of a service extends {@link dev.plinth.conformance.ServiceConformance} and describes the service;
 * bodies, sorts and statuses come from its OpenAPI document. Each interface is a theme.
 */
package dev.plinth.conformance;
