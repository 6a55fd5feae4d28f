/** The product in containers, as the compose file describes them. */
package dev.plinth.system.compose;
