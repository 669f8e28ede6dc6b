package io.charrette.flipchart;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * A flipchart in brief: what of SPEC W6 can be read from it.
 *
 * @param texts by field, cut so that none has more than {@link #TEXT_LENGTH} and all have no more
 *     than {@link #TEXTS_LENGTH}
 * @param choices the option that was chosen, by choice
 * @param roles who has it, by role
 * @param ready as of {@link Flipchart}
 * @param cards by sheet
 */
public record Digest(
    SequencedMap<String, String> texts,
    SequencedMap<String, String> choices,
    SequencedMap<String, String> roles,
    SequencedMap<String, Long> ready,
    SequencedMap<String, CardsDigest> cards) {

  /** Where a text is cut, UTF-16 code units. */
  public static final int TEXT_LENGTH = 4_000;

  /** How long all texts of a table are together. */
  public static final int TEXTS_LENGTH = 8_000;

  public Digest {
    texts = frozen(texts);
    choices = frozen(choices);
    roles = frozen(roles);
    ready = frozen(ready);
    cards = frozen(cards);
  }

  private static <T> SequencedMap<String, T> frozen(Map<String, T> map) {
    return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(map));
  }

  /** The digest of a flipchart. */
  public static Digest of(Flipchart flipchart) {
    return of(flipchart, flipchart);
  }

  /**
   * The digest of a flipchart of which something is not shown: it still counts.
   *
   * @param shown the same flipchart as those read it who are not shown all
   */
  public static Digest of(Flipchart flipchart, Flipchart shown) {
    SequencedMap<String, String> texts = new LinkedHashMap<>(shown.texts());
    int length = cutAt(texts.values());
    texts.replaceAll((field, text) -> cut(text, length));
    SequencedMap<String, CardsDigest> cards = new LinkedHashMap<>();
    flipchart
        .cards()
        .forEach((sheet, on) -> cards.put(sheet, CardsDigest.of(on, shown.cards(sheet))));
    return new Digest(texts, flipchart.choices(), shown.roles(), flipchart.ready(), cards);
  }

  /** Without the texts and roles of these ids. */
  public Digest without(Set<String> ids) {
    if (Collections.disjoint(texts.keySet(), ids) && Collections.disjoint(roles.keySet(), ids)) {
      return this;
    }
    SequencedMap<String, String> otherTexts = new LinkedHashMap<>(texts);
    otherTexts.keySet().removeAll(ids);
    SequencedMap<String, String> otherRoles = new LinkedHashMap<>(roles);
    otherRoles.keySet().removeAll(ids);
    return new Digest(otherTexts, choices, otherRoles, ready, cards);
  }

  /** Where all texts are cut: what short ones leave is for the long ones. */
  private static int cutAt(Collection<String> texts) {
    List<Integer> lengths = texts.stream().map(String::length).sorted().toList();
    int left = TEXTS_LENGTH;
    for (int i = 0; i < lengths.size(); i++) {
      int share = left / (lengths.size() - i);
      if (lengths.get(i) > share) {
        return Math.min(TEXT_LENGTH, share);
      }
      left -= lengths.get(i);
    }
    return TEXT_LENGTH;
  }

  /** Cuts a text without cutting a character in half. */
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }
}
