package dev.plinth.runtime.text;

/** The PRECIS profile of passwords: OpaqueString (RFC 8265, section 4.2). */
public final class OpaqueStrings {

  private OpaqueStrings() {}

  /**
   * Returns what all spellings of a password have in common: the composition of its characters and
   * the kind of its spaces make no difference, everything else does.
   */
  public static String prepared(String typed) {
    return Characters.nfc(Characters.withPlainSpaces(typed));
  }

  /** Whether a new password has only characters that can be typed again. */
  public static boolean isAllowed(String typed) {
    return Characters.FREEFORM.containsAll(prepared(typed));
  }
}
