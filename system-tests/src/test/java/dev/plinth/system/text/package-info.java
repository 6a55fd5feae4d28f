/** Text input: lengths, spellings, and deceptive characters. */
package dev.plinth.system.text;
