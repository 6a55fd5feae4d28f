/** Access to sessions: the signed-in user of a request. */
package dev.plinth.runtime.access;
