/** Security tests: attacks on the running product, and its answers to browsers. */
package dev.plinth.system.security;
