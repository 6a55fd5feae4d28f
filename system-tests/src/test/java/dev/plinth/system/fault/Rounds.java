package dev.plinth.system.fault;

/** How often something is done to the product: a few times, or often with the profile soak. */
final class Rounds {

  private Rounds() {}

  static int of(int few, int many) {
    return Boolean.getBoolean("soak") ? many : few;
  }
}
