/**
 * Development tools, which no distribution contains: the development loop, chaos, the generation of
 * migrations, and the files that follow from the list of services. In a checkout they add their
 * commands to {@code plinth}.
 */
package dev.plinth.devtools;
