package io.charrette.flipchart;

import io.charrette.activity.CardSheet;
import io.charrette.activity.Round;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a sheet with cards consists of, and under which names that lies in a document (SPEC section
 * 6). The sheet of the first activity, whose documents stay, has names of its own.
 *
 * @param sheet its id
 * @param categories their ids, in the activity's order
 * @param rounds the ids of its further looks, in the activity's order
 * @param stars whether cards can be starred
 * @param links whether two cards can be linked
 * @param notes whether there is a text for each category
 */
public record CardsLayout(
    String sheet,
    List<String> categories,
    List<String> rounds,
    boolean stars,
    boolean links,
    boolean notes) {
  public CardsLayout {
    categories = List.copyOf(categories);
    rounds = List.copyOf(rounds);
  }

  static CardsLayout of(CardSheet sheet) {
    return new CardsLayout(
        sheet.id(),
        sheet.categoryIds(),
        sheet.rounds().stream().map(Round::id).toList(),
        sheet.stars(),
        sheet.links() != null,
        sheet.notes());
  }

  /** A text about a category, and the root type that it is. */
  record NotePlace(String round, String category, String root) {}

  String cardsRoot() {
    return isFirst() ? CardSheet.PLAYERS : "cards:" + sheet;
  }

  String starsRoot() {
    return isFirst() ? "stars" : "stars:" + sheet;
  }

  String linksRoot() {
    return isFirst() ? "partnerships" : "links:" + sheet;
  }

  /** Where its notes are, those of the first look before those of its rounds. */
  List<NotePlace> notePlaces() {
    List<NotePlace> places = new ArrayList<>();
    if (notes) {
      Stream.concat(Stream.of(""), rounds.stream())
          .forEach(
              round ->
                  categories.forEach(
                      category ->
                          places.add(new NotePlace(round, category, noteRoot(category, round)))));
    }
    return places;
  }

  private String noteRoot(String category, String round) {
    String first = isFirst() ? "finding:" + category : "note:" + sheet + ":" + category;
    return round.isEmpty() ? first : first + "@" + round;
  }

  private boolean isFirst() {
    return sheet.equals(CardSheet.PLAYERS);
  }

  /** The root types that a participant's update may name. */
  Stream<String> roots() {
    Stream<String> switched =
        Stream.of(stars ? starsRoot() : "", links ? linksRoot() : "")
            .filter(root -> !root.isEmpty());
    return Stream.of(Stream.of(cardsRoot()), switched, notePlaces().stream().map(NotePlace::root))
        .flatMap(roots -> roots);
  }
}
