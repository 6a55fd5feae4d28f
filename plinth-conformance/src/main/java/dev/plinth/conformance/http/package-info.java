/** HTTP as a client sees it: requests, answers and problem documents. */
package dev.plinth.conformance.http;
