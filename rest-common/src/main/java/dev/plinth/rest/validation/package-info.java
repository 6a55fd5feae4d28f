/**
 * Constraints on the text in request bodies. Lengths count characters (Unicode code points), as the
 * columns of the database do.
 */
package dev.plinth.rest.validation;
