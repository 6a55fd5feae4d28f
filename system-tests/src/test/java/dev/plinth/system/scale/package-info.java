/** High availability: two servers on one database behind HAProxy, and the effect when one stops. */
package dev.plinth.system.scale;
