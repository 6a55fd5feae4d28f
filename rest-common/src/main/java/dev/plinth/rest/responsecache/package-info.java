/**
 * Response cache: repeats the response to a cached read before JAX-RS sees the request, as long as
 * the entry that it was made from is current. A repeated response has the bytes and the fields that
 * the resource would send; {@code runtime.cache} decides whether the entry is current.
 */
package dev.plinth.rest.responsecache;
