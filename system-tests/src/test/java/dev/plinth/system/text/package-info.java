/** What people type, as it reaches the product: lengths, spellings, and characters that deceive. */
package dev.plinth.system.text;
