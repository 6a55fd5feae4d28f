/**
 * Test drivers for the product: the built distribution, started in its own processes with {@code
 * plinth up}, reached over its ports and its standard output, and stopped by signals. None of its
 * code is called.
 *
 * <p>{@code product.users()} is the service for anonymous callers. {@code product.admin().users()}
 * is the same as the administrator, {@code product.newcomer()} a new user on each call; their
 * sessions last as long as the tests.
 */
package dev.plinth.system.product;
