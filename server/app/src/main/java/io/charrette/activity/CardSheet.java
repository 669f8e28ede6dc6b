package io.charrette.activity;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sheet on which a table collects cards, in categories or in none.
 *
 * @param card what a card is called; null: as pages and reports call it
 * @param addCard what adds one; null: as pages call it
 * @param categoryWord what a category is called; null: as pages and reports call it
 * @param stars whether people star cards, so that some rise to the top
 * @param map whether the cards are also shown as a map
 * @param notes whether there is a text for each category
 * @param notesTitle what these texts are headed by; null: as pages and reports call them
 * @param links what a link between two cards is called; null when there are none
 * @param rounds further looks after the first; cards and notes of each are marked
 */
public record CardSheet(
    String id,
    String title,
    String shortTitle,
    Hue colour,
    String prompt,
    @Nullable Word card,
    @Nullable String addCard,
    List<Category> categories,
    @Nullable Word categoryWord,
    boolean stars,
    boolean map,
    boolean notes,
    @Nullable String notesTitle,
    @Nullable Word links,
    List<Round> rounds)
    implements Sheet {
  /** The sheet whose cards lie where the flipcharts of the first version have their players. */
  public static final String PLAYERS = "players";

  public CardSheet {
    categories = List.copyOf(categories);
    rounds = List.copyOf(rounds);
  }

  /** The ids of the categories, in the activity's order. */
  public List<String> categoryIds() {
    return categories.stream().map(Category::id).toList();
  }

  /** The category of this id. */
  public Optional<Category> category(String categoryId) {
    return categories.stream().filter(category -> category.id().equals(categoryId)).findFirst();
  }
}
