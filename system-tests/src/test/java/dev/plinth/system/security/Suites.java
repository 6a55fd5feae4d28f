package dev.plinth.system.security;

import java.util.List;

/**
 * The cipher suites that Plinth accepts: those with forward secrecy and authenticated encryption
 * (RFC 9325, section 4.2), in order of preference.
 */
public final class Suites {

  /** TLS 1.3: AES-256-GCM, AES-128-GCM, ChaCha20-Poly1305. */
  public static final List<Integer> OF_TLS_1_3 = List.of(0x1302, 0x1301, 0x1303);

  /** TLS 1.2 for a certificate with an RSA key: ECDHE-RSA with the same three. */
  public static final List<Integer> FOR_RSA = List.of(0xC030, 0xC02F, 0xCCA8);

  /** TLS 1.2 for a certificate with an EC key: ECDHE-ECDSA with the same three. */
  public static final List<Integer> FOR_EC = List.of(0xC02C, 0xC02B, 0xCCA9);

  private Suites() {}
}
