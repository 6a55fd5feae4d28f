package dev.plinth.runtime.text;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.UnicodeSet;

/** Sets of characters, by their Unicode properties. */
final class Characters {

  /**
   * The FreeformClass of PRECIS (RFC 8264, section 4.3) without the characters that it allows only
   * in some contexts: no control, format, ignorable, private, unassigned or old Hangul character.
   */
  static final UnicodeSet FREEFORM =
      new UnicodeSet(
              "[[:L:][:M:][:N:][:P:][:S:][:Zs:]-[:DI:]-[:hst=L:]-[:hst=V:]-[:hst=T:]"
                  + "-[\\u0640\\u07FA\\u302E\\u302F\\u3031-\\u3035\\u303B]]")
          .freeze();

  /** Invisible characters. U+2800 is a symbol, the Braille pattern without dots. */
  static final UnicodeSet BLANK =
      new UnicodeSet("[[:White_Space:][:DI:][:Cf:][:Cc:]\\u2800]").freeze();

  static final UnicodeSet SPACES = new UnicodeSet("[:Zs:]").freeze();

  static final UnicodeSet MARKS = new UnicodeSet("[:M:]").freeze();

  private static final Normalizer2 NFC = Normalizer2.getNFCInstance();

  private Characters() {}

  /** Returns a text in Unicode's Normalization Form C. */
  static String nfc(String text) {
    return NFC.normalize(text);
  }

  /** Returns a text with U+0020 in place of each other space. */
  static String withPlainSpaces(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints().map(c -> SPACES.contains(c) ? ' ' : c).forEach(plain::appendCodePoint);
    return plain.toString();
  }
}
