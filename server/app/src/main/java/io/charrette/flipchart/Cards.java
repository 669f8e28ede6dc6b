package io.charrette.flipchart;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What is on a sheet with cards.
 *
 * @param cards those with the most stars first, else in the order in which they were added
 * @param links between two of these cards
 * @param notes those that say anything, in the order of the activity's rounds and categories
 */
public record Cards(List<Card> cards, List<CardLink> links, List<Note> notes) {

  /** What a card, a link or a note takes beside its words: ids, and the objects themselves. */
  private static final int PART_BYTES = 400;

  /** What a twin takes, as if it were letters. */
  private static final int TWIN_LETTERS = 80;

  /** Nothing on it yet. */
  public static final Cards NONE = new Cards(List.of(), List.of(), List.of());

  public Cards {
    cards = List.copyOf(cards);
    links = List.copyOf(links);
    notes = List.copyOf(notes);
  }

  /** Those of them, and the links and notes, that are named among parts of a flipchart. */
  Cards only(String sheet, Collection<String> parts) {
    List<Card> some =
        cards.stream().filter(card -> parts.contains(Part.CARD + sheet + ":" + card.id())).toList();
    List<CardLink> between =
        links.stream()
            .filter(link -> parts.contains(Part.LINK + sheet + ":" + link.id()))
            .filter(
                link ->
                    some.stream().anyMatch(card -> card.id().equals(link.from()))
                        && some.stream().anyMatch(card -> card.id().equals(link.to())))
            .toList();
    return new Cards(
        some,
        between,
        notes.stream()
            .filter(note -> parts.contains(Part.note(sheet, note.category(), note.round())))
            .toList());
  }

  /** The card of this id. */
  public Optional<Card> card(String id) {
    return cards.stream().filter(card -> card.id().equals(id)).findFirst();
  }

  /** About how many bytes of memory they take. */
  long bytes() {
    long letters =
        cards.stream().mapToLong(Cards::letters).sum()
            + links.stream().mapToLong(link -> link.note().length()).sum()
            + notes.stream().mapToLong(note -> note.text().length()).sum();
    long parts = (long) cards.size() + links.size() + notes.size();
    return Character.BYTES * letters + PART_BYTES * parts;
  }

  private static long letters(Card card) {
    return card.name().length()
        + card.note().length()
        + card.link().length()
        + card.twins().stream().mapToLong(twin -> TWIN_LETTERS + twin.name().length()).sum();
  }

  /** How many stars the cards have. */
  public int stars() {
    return cards.stream().mapToInt(Card::stars).sum();
  }
}
