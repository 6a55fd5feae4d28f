/**
 * Schema comparison: the difference between the schema of the entities and that of the migrations,
 * as the SQL of a migration. It adds and changes; drops are only suggested, in comments. What only
 * SQL can express is left alone: other indexes and checks, triggers, functions, views, extensions,
 * comments, defaults, and the actions of foreign keys on deletion.
 */
package dev.plinth.devtools.schema;
