package dev.plinth.runtime.cache;

/**
 * What a service knows of the cache's generation: for a short while it may rely on that.
 *
 * @param generation which entries count
 * @param isOpen whether any may be served as current
 * @param run the run of Redis whose entries are meant; null before the cache was first opened
 * @param asked when the database was asked, by {@link System#nanoTime()}
 */
record Lease(long generation, boolean isOpen, String run, long asked) {}
