/**
 * The list of services, {@code server-config/services.conf}. Settings, readiness and addresses
 * follow from it, and so do the static files that {@code plinth service sync} writes.
 */
package dev.plinth.launcher.service;
