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

  /** How many stars the cards have. */
  public int stars() {
    return cards.stream().mapToInt(Card::stars).sum();
  }
}
