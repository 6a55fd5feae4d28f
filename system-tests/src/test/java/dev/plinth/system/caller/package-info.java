/** Common HTTP clients with their default configuration. */
package dev.plinth.system.caller;
