/** What only Payara Server has: its set-up by script, its administration, its console. */
package dev.plinth.system.payara;
