/** Two servers on one database behind HAProxy: what clients notice when one of them goes. */
package dev.plinth.system.scale;
