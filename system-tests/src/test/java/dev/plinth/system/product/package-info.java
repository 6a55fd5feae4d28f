/**
 * The product as the tests meet it: the built distribution, started in processes of its own with
 * {@code plinth up}, reached over its ports and its standard output, and ended by signals. Nothing
 * of its code is called.
 */
package dev.plinth.system.product;
