package dev.plinth.server.message;

/**
 * Expectation of a request whose client waits for 100 (Continue) before it sends the body (RFC
 * 9110, section 10.1.1).
 *
 * @param method its method
 * @param path its path, normalized
 * @param hasToken whether it has an {@code Authorization} header
 * @param bodyLength the announced length of the body in bytes; -1 if it is not known
 */
public record Expectation(String method, String path, boolean hasToken, long bodyLength) {}
