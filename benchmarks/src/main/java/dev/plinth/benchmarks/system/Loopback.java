package dev.plinth.benchmarks.system;

import java.net.URI;

/** Addresses on this machine. */
final class Loopback {

  private Loopback() {}

  static URI root(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }
}
