/**
 * Account administration for operators: grants and revokes the role of administrator (also the
 * first one), activates and deactivates users. It works on the database, so no server needs to run.
 * Losing the role or being deactivated ends all of the user's sessions.
 */
package dev.plinth.launcher.account;
