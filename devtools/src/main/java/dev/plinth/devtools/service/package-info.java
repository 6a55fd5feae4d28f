/**
 * The services of a project: {@code plinth service list} prints them, and {@code plinth service
 * sync} writes the blocks of each service in static files.
 */
package dev.plinth.devtools.service;
