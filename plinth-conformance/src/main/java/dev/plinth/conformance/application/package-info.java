/**
 * The conformance kit for an application: starts its distribution, and describes what its services
 * have in common. A test of the application extends {@link
 * dev.plinth.conformance.application.ApplicationConformance}.
 */
package dev.plinth.conformance.application;
