/** The product in containers, started from the compose file. */
package dev.plinth.system.compose;
