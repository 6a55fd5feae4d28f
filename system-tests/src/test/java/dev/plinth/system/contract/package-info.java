/**
 * The OpenAPI documents: each documented response of each operation is provoked and compared with
 * its description.
 */
package dev.plinth.system.contract;
