/**
 * The product as the tests meet it: the built distribution, started in processes of its own with
 * {@code plinth up}, reached over its ports and its standard output, and ended by signals. Nothing
 * of its code is called.
 *
 * <p>{@code product.users()} is the service as anybody meets it. {@code product.admin().users()} is
 * the same as the administrator, {@code product.newcomer()} a new user each time; both are signed
 * in once, and can be used for as long as the tests last.
 */
package dev.plinth.system.product;
