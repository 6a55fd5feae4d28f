package dev.plinth.system.fault;

/** How often something is done to the product: a few times, or often with the profile soak. */
public final class Rounds {

  private Rounds() {}

  public static int of(int few, int many) {
    return Boolean.getBoolean("soak") ? many : few;
  }
}
