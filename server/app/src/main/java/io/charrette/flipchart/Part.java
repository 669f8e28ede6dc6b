package io.charrette.flipchart;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A part of a flipchart that can be brought back by itself (SPEC K5).
 *
 * <p>Its name is {@code text:FIELD}, {@code choice:CHOICE}, {@code role:ROLE}, {@code
 * card:SHEET:ID}, {@code link:SHEET:ID}, {@code note:SHEET:CATEGORY} or {@code
 * note:SHEET:CATEGORY@ROUND}.
 */
sealed interface Part {
  /** What it is called in messages. */
  String name();

  /** The text of a field, or a note. */
  record Words(String name, String root) implements Part {}

  /** What the table says of itself: a choice, or who has a role. */
  record Said(String name, String key) implements Part {}

  /** A card with its stars. */
  record OfCard(CardsLayout sheet, String id) implements Part {
    @Override
    public String name() {
      return CARD + sheet.sheet() + ":" + id;
    }
  }

  /** A link between cards. */
  record OfLink(CardsLayout sheet, String id) implements Part {
    @Override
    public String name() {
      return LINK + sheet.sheet() + ":" + id;
    }
  }

  String CARD = "card:";
  String LINK = "link:";

  /** The texts of fields, choices and roles of a flipchart, in its order. */
  static Stream<Part> ofFields(FlipchartLayout layout) {
    return Stream.of(
            layout.fields().stream().map(field -> new Words("text:" + field, field)),
            layout.choices().keySet().stream().map(choice -> new Said("choice:" + choice, choice)),
            layout.roles().stream().map(role -> new Said("role:" + role, role)))
        .flatMap(parts -> parts);
  }

  /** The notes of a sheet with cards, in its order. */
  static Stream<Part> ofNotes(CardsLayout sheet) {
    return sheet.notePlaces().stream().map(place -> noteAt(sheet, place));
  }

  private static Words noteAt(CardsLayout sheet, CardsLayout.NotePlace place) {
    return new Words(note(sheet.sheet(), place.category(), place.round()), place.root());
  }

  /** What a note is called. */
  static String note(String sheet, String category, String round) {
    return "note:" + sheet + ":" + category + (round.isEmpty() ? "" : "@" + round);
  }

  /** The part of this name, be it there or not; none when no flipchart of the activity has it. */
  static Optional<Part> named(String name, FlipchartLayout layout) {
    for (CardsLayout sheet : layout.cards()) {
      String card = after(CARD + sheet.sheet() + ":", name);
      if (layout.isEntryId(card)) {
        return Optional.of(new OfCard(sheet, card));
      }
      String link = after(LINK + sheet.sheet() + ":", name);
      if (sheet.links() && layout.isEntryId(link)) {
        return Optional.of(new OfLink(sheet, link));
      }
    }
    return Stream.concat(ofFields(layout), layout.cards().stream().flatMap(Part::ofNotes))
        .filter(part -> part.name().equals(name))
        .findFirst();
  }

  /** What follows a beginning; empty when a name begins otherwise. */
  private static String after(String beginning, String name) {
    return name.startsWith(beginning) ? name.substring(beginning.length()) : "";
  }
}
