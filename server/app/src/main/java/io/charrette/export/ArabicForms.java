package io.charrette.export;

import java.text.Normalizer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Joins letters of the Arabic script by Unicode's presentation forms. PDFBox draws one glyph for
 * each character and does not ask the font how neighbours join.
 *
 * <p>There is no table of letters here: the decomposition of a form says whose form it is, and its
 * name says which of the four. A letter for which Unicode has no forms (some of Pashto, Kurdish and
 * Uyghur) is left as it is.
 */
final class ArabicForms {
  private enum Form {
    ISOLATED,
    FINAL,
    INITIAL,
    MEDIAL
  }

  private static final String LAM = "\u0644";

  /** Tatweel and the zero-width joiner: letters join them, and they have one form only. */
  private static final Set<String> JOINERS = Set.of("\u0640", "\u200D");

  private static final char NON_JOINER = '\u200C';

  /** The forms of a letter, or of lam and alef together, which are drawn as one. */
  private static final Map<String, Map<Form, String>> FORMS = new HashMap<>();

  static {
    // The blocks Arabic Presentation Forms A and B without the ligatures that nobody needs.
    IntStream.concat(IntStream.rangeClosed(0xFB50, 0xFBFF), IntStream.rangeClosed(0xFE80, 0xFEFC))
        .filter(Character::isLetter)
        .forEach(ArabicForms::add);
  }

  private ArabicForms() {}

  private static void add(int codePoint) {
    String character = Character.toString(codePoint);
    String letters = Normalizer.normalize(character, Normalizer.Form.NFKC);
    String name = Character.getName(codePoint);
    if (letters.length() == 1 || letters.startsWith(LAM)) {
      for (Form form : Form.values()) {
        if (name.endsWith(form + " FORM")) {
          FORMS.computeIfAbsent(letters, key -> new EnumMap<>(Form.class)).put(form, character);
        }
      }
    }
  }

  /** The text, in the order in which it is read, with its letters joined. */
  static String join(String text) {
    StringBuilder joined = new StringBuilder(text.length());
    boolean joinedBefore = false;
    for (int i = 0; i < text.length(); ) {
      String letters = lettersAt(text, i);
      i += letters.length();
      if (isTransparent(letters.charAt(0))) {
        joined.append(letters);
        continue;
      }
      boolean joinedAfter = joinsNext(letters) && joinsPrevious(lettersAfterMarks(text, i));
      joined.append(form(letters, joinedBefore && joinsPrevious(letters), joinedAfter));
      joinedBefore = joinedAfter;
    }
    return joined.toString();
  }

  private static String form(String letters, boolean joinedBefore, boolean joinedAfter) {
    Form form =
        joinedBefore
            ? (joinedAfter ? Form.MEDIAL : Form.FINAL)
            : (joinedAfter ? Form.INITIAL : Form.ISOLATED);
    return FORMS.getOrDefault(letters, Map.of()).getOrDefault(form, letters);
  }

  /** Lam and alef together, or one character; nothing at the end of the text. */
  private static String lettersAt(String text, int i) {
    String pair = text.substring(i, Math.min(text.length(), i + 2));
    return FORMS.containsKey(pair) ? pair : text.substring(i, Math.min(text.length(), i + 1));
  }

  private static String lettersAfterMarks(String text, int i) {
    int at = i;
    while (at < text.length() && isTransparent(text.charAt(at))) {
      at++;
    }
    return lettersAt(text, at);
  }

  private static boolean joinsPrevious(String letters) {
    return JOINERS.contains(letters)
        || FORMS.getOrDefault(letters, Map.of()).containsKey(Form.FINAL);
  }

  private static boolean joinsNext(String letters) {
    return JOINERS.contains(letters)
        || FORMS.getOrDefault(letters, Map.of()).containsKey(Form.INITIAL);
  }

  /** Whether letters join across this character, as they do across vowel marks. */
  private static boolean isTransparent(char c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
      case Character.FORMAT -> c != NON_JOINER && !JOINERS.contains(Character.toString(c));
      default -> false;
    };
  }
}
