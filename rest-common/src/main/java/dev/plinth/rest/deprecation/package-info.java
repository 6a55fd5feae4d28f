/**
 * Operations that will be removed: an annotation on a resource method announces it in each response
 * of the operation (RFC 9745, RFC 8594). The OpenAPI document marks such an operation as {@code
 * deprecated}.
 */
package dev.plinth.rest.deprecation;
