/**
 * The data as a whole: replaced by the seed set of the environment or by generated data, or begun
 * anew from an empty schema. Each command names the database before it touches it, and production
 * needs a word more. No server need run; one that does goes on with the new data.
 */
package dev.plinth.launcher.seed;
