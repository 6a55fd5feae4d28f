/**
 * JSON in and out. What comes in is read strictly, by Jakarta JSON Processing: known fields of the
 * right type, each once, in well-formed UTF-8, at most 64 KiB, 100 fields and 32 levels; then it is
 * checked by Bean Validation. All that is wrong with the fields is said in one answer. So a record
 * that a resource gets as its body is valid, and no {@code @Valid} is needed there. What goes out
 * is written by Jakarta JSON Binding.
 */
package dev.plinth.rest.json;
