/** Features of Payara Server only: installation by script, administration, the console. */
package dev.plinth.system.payara;
