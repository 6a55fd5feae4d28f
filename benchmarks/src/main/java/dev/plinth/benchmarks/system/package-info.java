/**
 * The systems under test: Plinth as shipped, the peers, and addresses of servers that run already.
 * Each is two services, blogs and users, on one PostgreSQL.
 */
package dev.plinth.benchmarks.system;
