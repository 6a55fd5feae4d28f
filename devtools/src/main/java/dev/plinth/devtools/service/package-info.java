/**
 * What follows from the list of services in the sources: the files that have a block for each
 * service, and {@code plinth service sync}, which writes them.
 */
package dev.plinth.devtools.service;
