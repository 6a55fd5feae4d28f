package dev.plinth.system.fault;

/** The number and duration of test rounds: short by default, longer with the profile soak. */
public final class Rounds {

  private Rounds() {}

  public static int of(int few, int many) {
    return Boolean.getBoolean("soak") ? many : few;
  }
}
