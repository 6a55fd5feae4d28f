/**
 * The services of a project: {@code plinth service create} and {@code remove} change the sources,
 * {@code list} prints the services, and {@code sync} writes the blocks of each service in static
 * files.
 */
package dev.plinth.devtools.service;
