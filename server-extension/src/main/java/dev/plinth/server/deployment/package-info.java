/** Deployment and undeployment of services while the server runs. */
package dev.plinth.server.deployment;
