/**
 * The blogs service: what users write is published here, read newest first, changed and removed. A
 * blog outlives its user.
 */
package dev.plinth.blogs;
