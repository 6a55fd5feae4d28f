/**
 * What developers of Plinth use and no distribution contains: the development loop, and the writing
 * of migrations. It adds its commands to {@code plinth} in a checkout.
 */
package dev.plinth.devtools;
