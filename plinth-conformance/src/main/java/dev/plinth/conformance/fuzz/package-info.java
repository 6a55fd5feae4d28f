/** A fuzzer: random requests on the operations of an OpenAPI document. */
package dev.plinth.conformance.fuzz;
