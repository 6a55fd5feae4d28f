/** HTTP on the wire: raw requests, and the form of every answer to an invalid one. */
package dev.plinth.system.http;
