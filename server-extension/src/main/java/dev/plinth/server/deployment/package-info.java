/** Services that are deployed and undeployed while the server runs. */
package dev.plinth.server.deployment;
