/**
 * Strict JSON. Jakarta JSON Processing reads a request body: known fields of the right type, each
 * once, in well-formed UTF-8, at most 64 KiB, 100 fields and 32 levels. Bean Validation then checks
 * it. One response lists all violations. A body may be an array of up to 100 such objects. PATCH
 * bodies are JSON Merge Patches (RFC 7396). A record that a resource gets as its body is valid, so
 * it needs no {@code @Valid}. Jakarta JSON Binding writes responses.
 */
package dev.plinth.rest.json;
