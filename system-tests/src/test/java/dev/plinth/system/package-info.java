/**
 * Black-box tests of the running product: what its users, its operators and those who mean it harm
 * can see of it. Most tests share one product and make their own data in it.
 */
package dev.plinth.system;
