/**
 * Development tools, which no distribution contains: the development loop, and the generation of
 * migrations. In a checkout they add their commands to {@code plinth}.
 */
package dev.plinth.devtools;
