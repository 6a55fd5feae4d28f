/** The conformance kit, applied to each service of the product. */
package dev.plinth.system.conformance;
