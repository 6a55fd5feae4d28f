/**
 * What only an operator can give or take: the first administrator's role, and access for a user,
 * also while no server runs. Whoever loses something by it is signed out of everything.
 */
package dev.plinth.launcher.account;
