package dev.plinth.server.message;

/**
 * A request whose client waits for 100 (Continue) before it sends the body (RFC 9110, section
 * 10.1.1).
 *
 * @param method its method
 * @param path its path, normalized
 * @param hasToken whether it has credentials
 * @param bodyLength how many bytes the body will have; -1 if that is not known
 */
public record Expectation(String method, String path, boolean hasToken, long bodyLength) {}
