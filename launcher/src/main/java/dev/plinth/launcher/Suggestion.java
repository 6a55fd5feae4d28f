package dev.plinth.launcher;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Suggests the word that a mistyped one probably stands for. */
final class Suggestion {

  private Suggestion() {}

  /**
   * Returns the candidate with the smallest edit distance from a word; none if more than half of
   * the word is wrong.
   */
  static Optional<String> of(String word, List<String> candidates) {
    return candidates.stream()
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
        .filter(candidate -> distance(word, candidate) <= Math.max(1, word.length() / 2));
  }

  /** Computes the Levenshtein distance row by row. */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
