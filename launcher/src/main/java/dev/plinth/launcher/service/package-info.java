/**
 * The list of services, {@code server-config/services.conf}. Settings, readiness and addresses
 * follow from it, and so do the static files that {@code plinth service sync} writes in a checkout,
 * and {@code plinth assemble} in the distribution of an application.
 */
package dev.plinth.launcher.service;
