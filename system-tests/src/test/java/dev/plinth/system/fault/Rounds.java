package dev.plinth.system.fault;

/**
 * How often, or how long, something is done to the product: briefly, or more with the profile soak.
 */
public final class Rounds {

  private Rounds() {}

  public static int of(int few, int many) {
    return Boolean.getBoolean("soak") ? many : few;
  }
}
