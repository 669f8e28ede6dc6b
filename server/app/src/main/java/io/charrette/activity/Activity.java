package io.charrette.activity;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The template of a workshop (SPEC section 5) in one of its languages: what it asks, on which
 * sheets, in which phases.
 *
 * <p>Made by {@link ActivityFile}, which checks what it reads: an activity that exists is valid.
 *
 * @param id names the activity among others
 * @param version of the content, counted by its author from 1
 * @param languages the language tags that its file has, its own first
 * @param language the one that this is in
 * @param source where the content comes from, for people to read; may be empty
 * @param words what things are called in it
 * @param places offered when a workshop is created; others may be typed
 * @param roles who of a table has which part
 * @param sheets of the flipchart, in the order of the phone's tabs
 * @param phases in the order in which a workshop starts out
 * @param wordsPerMinute the pace at which the length of a spoken text is estimated
 */
public record Activity(
    String id,
    int version,
    List<String> languages,
    String language,
    String title,
    String goal,
    String source,
    Words words,
    List<Place> places,
    List<Role> roles,
    List<Sheet> sheets,
    List<Phase> phases,
    int wordsPerMinute) {

  public Activity {
    languages = List.copyOf(languages);
    places = List.copyOf(places);
    roles = List.copyOf(roles);
    sheets = List.copyOf(sheets);
    phases = List.copyOf(phases);
  }

  /** The phase of this id. */
  public Optional<Phase> phase(String phaseId) {
    return phases.stream().filter(phase -> phase.id().equals(phaseId)).findFirst();
  }

  /** The sheet of this id. */
  public Optional<Sheet> sheet(String sheetId) {
    return sheets.stream().filter(sheet -> sheet.id().equals(sheetId)).findFirst();
  }

  /** The sheets of cards, in the activity's order. */
  public List<CardSheet> cardSheets() {
    return sheets.stream().flatMap(sheet -> sheetAs(CardSheet.class, sheet)).toList();
  }

  /** The fields of all sheets of text, in the activity's order; their ids differ. */
  public List<Field> fields() {
    return sheets.stream()
        .flatMap(sheet -> sheetAs(TextSheet.class, sheet))
        .flatMap(sheet -> sheet.fields().stream())
        .toList();
  }

  /** The field of this id. */
  public Optional<Field> field(String fieldId) {
    return fields().stream().filter(field -> field.id().equals(fieldId)).findFirst();
  }

  private static <S extends Sheet> Stream<S> sheetAs(Class<S> kind, Sheet sheet) {
    return Stream.of(sheet).filter(kind::isInstance).map(kind::cast);
  }
}
