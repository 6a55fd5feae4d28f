/** Attacks on the running product, and what it says to browsers. Nobody gets in, nothing breaks. */
package dev.plinth.system.security;
