/**
 * Black-box tests of the running product, from the view of its users, operators and attackers. Most
 * tests share one product and create their own data in it.
 */
package dev.plinth.system;
