/**
 * What the REST layer of every service shares.
 *
 * <p>A request body that reaches a resource is right in shape and valid; everything that is not
 * right, on whatever path, is answered with a problem document that names all of it at once.
 */
package dev.plinth.rest;
