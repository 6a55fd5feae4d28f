package dev.plinth.runtime.text;

/** The PRECIS profile for passwords: OpaqueString (RFC 8265, section 4.2). */
public final class OpaqueStrings {

  private OpaqueStrings() {}

  /**
   * Returns the canonical form of a password. The composition of characters and the kind of spaces
   * make no difference; everything else does.
   */
  public static String prepared(String typed) {
    return Characters.nfc(Characters.withPlainSpaces(typed));
  }

  /** Returns whether a new password contains only characters that can be typed again. */
  public static boolean isAllowed(String typed) {
    return Characters.FREEFORM.containsAll(prepared(typed));
  }
}
