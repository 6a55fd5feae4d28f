/** OpenAPI documents: operations, valid and invalid bodies, documented responses. */
package dev.plinth.conformance.document;
