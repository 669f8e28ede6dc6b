package io.charrette.flipchart;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * A sheet with cards in brief (SPEC W6).
 *
 * @param count how many cards
 * @param links how many
 * @param stars how many, over all cards
 * @param categories how many cards each category has that has any
 * @param rounds how many cards were added in each further look that has any
 * @param notes how many notes there are beside the cards
 * @param top the cards with the most stars, at most {@link #TOP}, all starred
 * @param newest those that were added last, the newest first, at most {@link #NEWEST}
 */
public record CardsDigest(
    int count,
    int links,
    int stars,
    Map<String, Integer> categories,
    Map<String, Integer> rounds,
    Noted notes,
    List<Named> top,
    List<Named> newest) {

  /** How many of the cards with the most stars a digest names. */
  public static final int TOP = 5;

  /** How many of the cards that were added last it names. */
  public static final int NEWEST = 3;

  /**
   * A card.
   *
   * @param category the id of a category, or empty
   * @param at when it was added by the clock of who added it, epoch milliseconds, or 0
   */
  public record Named(String name, String category, int stars, long at) {
    private static Named of(Card card) {
      return new Named(card.name(), card.category(), card.stars(), card.at());
    }
  }

  /**
   * How many notes a sheet has: at most one on each category in each look at it.
   *
   * @param count how many in all
   * @param categories how many each category has that has any
   * @param rounds how many were written in each further look that has any
   */
  public record Noted(int count, Map<String, Integer> categories, Map<String, Integer> rounds) {

    /** Nothing is noted. */
    public static final Noted NONE = new Noted(0, Map.of(), Map.of());

    public Noted {
      categories = Collections.unmodifiableMap(new LinkedHashMap<>(categories));
      rounds = Collections.unmodifiableMap(new LinkedHashMap<>(rounds));
    }

    private static Noted of(List<Note> notes) {
      return new Noted(notes.size(), counted(notes, Note::category), counted(notes, Note::round));
    }
  }

  public CardsDigest {
    categories = Collections.unmodifiableMap(new LinkedHashMap<>(categories));
    rounds = Collections.unmodifiableMap(new LinkedHashMap<>(rounds));
    top = List.copyOf(top);
    newest = List.copyOf(newest);
  }

  /**
   * The digest of a sheet that counts all and names only what is shown.
   *
   * @param visible the same sheet as those read it who are not shown all
   */
  static CardsDigest of(Cards cards, Cards visible) {
    List<Card> shown = visible.cards();
    return new CardsDigest(
        cards.cards().size(),
        cards.links().size(),
        cards.stars(),
        counted(cards.cards(), Card::category),
        counted(cards.cards(), Card::round),
        Noted.of(cards.notes()),
        shown.stream().filter(card -> card.stars() > 0).limit(TOP).map(Named::of).toList(),
        shown.stream()
            .sorted(Comparator.comparingLong(Card::at).thenComparing(Card::id).reversed())
            .limit(NEWEST)
            .map(Named::of)
            .toList());
  }

  private static <T> SequencedMap<String, Integer> counted(List<T> things, Function<T, String> by) {
    SequencedMap<String, Integer> counts = new LinkedHashMap<>();
    things.forEach(thing -> counts.merge(by.apply(thing), 1, Integer::sum));
    counts.remove("");
    return counts;
  }
}
