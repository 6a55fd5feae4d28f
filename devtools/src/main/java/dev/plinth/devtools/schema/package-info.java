/**
 * How the schema that the entities mean differs from the one that the migrations make, as the SQL
 * of a migration. It adds and changes; what the entities don't mean any more is only named, in
 * comments. What only SQL can say is left alone: other indexes and checks, triggers, functions,
 * views, extensions, comments, defaults, what a foreign key does on deletion.
 */
package dev.plinth.devtools.schema;
