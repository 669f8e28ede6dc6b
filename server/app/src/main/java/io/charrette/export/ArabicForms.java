package io.charrette.export;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Joins Arabic letters by the presentation forms that Unicode has for them, since a PDF is drawn
 * letter by letter.
 *
 * <p>Unicode lists the forms of a letter one after the other: alone, at the end, and for letters
 * that join on both sides at the start and in the middle. Which letter they are of, their
 * compatibility decomposition says.
 */
final class ArabicForms {
  private static final int FIRST_FORM = 0xFE80;
  private static final int LAST_FORM = 0xFEFC;
  private static final int ALONE = 0;
  private static final int AT_END = 1;
  private static final int AT_START = 2;
  private static final int IN_MIDDLE = 3;

  /** By a letter, or by lam and alef together: the first of its forms. */
  private static final Map<String, Character> FIRST = new HashMap<>();

  /** How many forms there are from the first on. */
  private static final Map<String, Integer> COUNT = new HashMap<>();

  static {
    for (char form = FIRST_FORM; form <= LAST_FORM; form++) {
      String letters = Normalizer.normalize(String.valueOf(form), Normalizer.Form.NFKC);
      FIRST.putIfAbsent(letters, form);
      COUNT.merge(letters, 1, Integer::sum);
    }
  }

  private ArabicForms() {}

  static String join(String text) {
    StringBuilder joined = new StringBuilder(text.length());
    boolean joinedBefore = false;
    for (int i = 0; i < text.length(); ) {
      int next = Math.min(text.length(), i + 2);
      String letters = text.substring(i, FIRST.containsKey(text.substring(i, next)) ? next : i + 1);
      i += letters.length();
      Character first = FIRST.get(letters);
      if (first == null) {
        joined.append(letters);
        joinedBefore = joinedBefore && isMark(letters);
        continue;
      }
      boolean joinsNext = COUNT.getOrDefault(letters, 0) > IN_MIDDLE && joinsBackwards(text, i);
      int form = joinedBefore ? (joinsNext ? IN_MIDDLE : AT_END) : (joinsNext ? AT_START : ALONE);
      boolean hasForm = form < COUNT.getOrDefault(letters, 0);
      joined.append(hasForm ? (char) (first + form) : first.charValue());
      joinedBefore = joinsNext;
    }
    return joined.toString();
  }

  /** Whether the letter from {@code i} on joins the one before it. */
  private static boolean joinsBackwards(String text, int i) {
    int at = i;
    while (at < text.length() && isMark(text.substring(at, at + 1))) {
      at++;
    }
    return at < text.length() && COUNT.getOrDefault(text.substring(at, at + 1), 0) > AT_END;
  }

  private static boolean isMark(String letter) {
    return Character.getType(letter.charAt(0)) == Character.NON_SPACING_MARK;
  }
}
