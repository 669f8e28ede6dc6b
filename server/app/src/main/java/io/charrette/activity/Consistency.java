package io.charrette.activity;

import io.charrette.activity.Fault.Code;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether the parts of an activity fit together: what is named is there, and there once. */
final class Consistency {
  /** A whole activity has at most so many fields: each is a text that every dashboard streams. */
  private static final int MOST_FIELDS = 16;

  /** Root types of the document that are no text. */
  private static final Set<String> ROOTS = Set.of("players", "stars", "partnerships", "about");

  /** Names that objects of a page's language have of their own. */
  private static final Set<String> OF_OBJECTS =
      Set.of(
          "constructor",
          "toString",
          "toLocaleString",
          "valueOf",
          "hasOwnProperty",
          "isPrototypeOf",
          "propertyIsEnumerable");

  private static final String READY = "ready";

  private final Activity activity;
  private final Fields fields;
  private final boolean isNew;
  private final List<String> fieldIds;

  /**
   * Whether all was read that can be named. Else nothing is held against what names it: the fault
   * is there.
   */
  private final boolean sheetsKnown;

  private final boolean fieldsKnown;

  /**
   * @param isNew whether it is held to names that are taken since some with them were stored, which
   *     still open
   */
  Consistency(Activity activity, Fields fields, boolean isNew) {
    this.activity = activity;
    this.fields = fields;
    this.isNew = isNew;
    this.fieldIds = activity.fields().stream().map(Field::id).toList();
    this.sheetsKnown = isRead("sheets", activity.sheets(), Sheet::id);
    this.fieldsKnown =
        sheetsKnown && Set.copyOf(fieldIds).size() == fieldIds.size() && areFieldsRead();
  }

  /** Also where a sheet of cards has fields: it was to be one of text. */
  private boolean areFieldsRead() {
    for (int i = 0; i < activity.sheets().size(); i++) {
      Sheet sheet = activity.sheets().get(i);
      List<Field> read = sheet instanceof TextSheet text ? text.fields() : List.of();
      if (!isRead("sheets[" + i + "].fields", read, Field::id)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a list is one, not too long, and each of its entries has an id, and its own. */
  private <T> boolean isRead(String list, List<T> entries, Function<T, String> id) {
    List<String> ids = entries.stream().map(id).toList();
    return !fields.isFaulty(list)
        && !ids.contains("")
        && Set.copyOf(ids).size() == ids.size()
        && IntStream.range(0, entries.size())
            .noneMatch(i -> fields.isFaulty(list + "[" + i + "].id"));
  }

  void check() {
    checkName(activity.id(), "id", Set.of());
    if (isNew) {
      fields.distinct("places", activity.places(), "name", Place::name);
    }
    if (!activity.places().isEmpty()
        && activity.words().place() == null
        && !fields.isFaultyWithin("words")) {
      fields.fault("places", Code.ONLY_WITH, "needed", "words.place");
    }
    fields.distinct("sheets", activity.sheets(), "id", Sheet::id);
    fields.distinct("phases", activity.phases(), "id", Phase::id);
    if (fieldIds.size() > MOST_FIELDS) {
      fields.fault(
          "sheets", Code.TOO_MANY_FIELDS, "most", MOST_FIELDS + "", "found", fieldIds.size() + "");
    }
    checkSheets();
    for (int i = 0; i < activity.phases().size(); i++) {
      checkPhase(activity.phases().get(i), "phases[" + i + "].");
    }
  }

  private void checkSheets() {
    Set<String> roots = new HashSet<>();
    Set<String> keys = new HashSet<>(Set.of(READY));
    for (int i = 0; i < activity.roles().size(); i++) {
      checkNew(keys, activity.roles().get(i).id(), "roles[" + i + "].id");
      // What is hidden on the screen is named by the one or the other.
      if (isNew && fieldIds.contains(activity.roles().get(i).id())) {
        fields.fault("roles[" + i + "].id", Code.TWICE, "found", activity.roles().get(i).id());
      }
    }
    for (int i = 0; i < activity.sheets().size(); i++) {
      Sheet sheet = activity.sheets().get(i);
      String path = "sheets[" + i + "].";
      checkName(sheet.id(), path + "id", Set.of());
      switch (sheet) {
        case CardSheet cards -> checkCards(cards, path);
        case TextSheet text -> {
          for (int f = 0; f < text.fields().size(); f++) {
            checkField(text.fields().get(f), path + "fields[" + f + "].", roots, keys);
          }
        }
      }
    }
  }

  private void checkCards(CardSheet sheet, String path) {
    for (int i = 0; i < sheet.categories().size(); i++) {
      checkName(sheet.categories().get(i).id(), path + "categories[" + i + "].id", Set.of());
    }
    for (int i = 0; i < sheet.rounds().size(); i++) {
      Round round = sheet.rounds().get(i);
      checkName(round.id(), path + "rounds[" + i + "].id", Set.of());
      checkField(round.about(), fieldIds, path + "rounds[" + i + "].about");
    }
    if (sheet.notes() && sheet.categories().isEmpty() && !fields.isFaulty(path + "categories")) {
      fields.fault(path + "notes", Code.ONLY_WITH, "needed", "categories");
    }
    if (sheet.notesTitle() != null && !sheet.notes() && !fields.isFaulty(path + "notes")) {
      fields.fault(path + "notesTitle", Code.ONLY_WITH, "needed", "notes");
    }
  }

  private void checkField(Field field, String path, Set<String> roots, Set<String> keys) {
    checkName(field.id(), path + "id", ROOTS);
    if (!field.id().isEmpty() && !roots.add(field.id())) {
      fields.fault(path + "id", Code.TWICE, "found", field.id());
    }
    if (field.samplesTitle() != null
        && field.samples().isEmpty()
        && !fields.isFaulty(path + "samples")) {
      fields.fault(path + "samplesTitle", Code.ONLY_WITH, "needed", "samples");
    }
    Choice choice = field.choice();
    if (choice != null) {
      checkNew(keys, choice.id(), path + "choices.id");
    }
    checkFields(field.shows(), shownBeside(field), path + "shows");
  }

  private void checkPhase(Phase phase, String path) {
    checkName(phase.id(), path + "id", Set.of());
    checkFields(phase.wall(), fieldIds, path + "wall");
    if (phase.screen() == PhaseScreen.MAP && hasNoMap()) {
      fields.fault(path + "screen", Code.ONLY_WITH, "needed", "sheets: map");
    }
    if (phase.turns() != null) {
      checkFields(phase.turns().show(), fieldIds, path + "turns.show");
    }
    if (sheetsKnown) {
      List<String> ids = activity.sheets().stream().map(Sheet::id).toList();
      checkThere(phase.sheet(), ids, path + "sheet");
    }
    checkRound(phase.round(), phase.sheet(), path);
  }

  /** Whether surely no sheet has a map; of one that was stored, whether none has cards. */
  private boolean hasNoMap() {
    return sheetsKnown
        && activity.cardSheets().stream().noneMatch(cards -> cards.map() || !isNew)
        && IntStream.range(0, activity.sheets().size())
            .mapToObj(i -> "sheets[" + i + "].")
            .noneMatch(sheet -> fields.isFaulty(sheet + "kind") || fields.isFaulty(sheet + "map"));
  }

  /**
   * A round of a sheet that is not there, or of which not all rounds were read, is not looked for.
   */
  private void checkRound(@Nullable String round, @Nullable String sheet, String path) {
    if (round != null && sheet == null && sheetsKnown && !fields.isFaulty(path + "sheet")) {
      checkSheetOf(round, path);
    }
    for (int i = 0; i < activity.sheets().size(); i++) {
      Sheet named = activity.sheets().get(i);
      String at = "sheets[" + i + "].";
      if (sheetsKnown && named.id().equals(sheet) && !fields.isFaulty(at + "kind")) {
        List<Round> rounds = named instanceof CardSheet cards ? cards.rounds() : List.of();
        if (isRead(at + "rounds", rounds, Round::id)) {
          checkThere(round, rounds.stream().map(Round::id).toList(), path + "round");
        }
      }
    }
  }

  /** A phase that has a round and no sheet: it could be any that has this round, else any round. */
  private void checkSheetOf(String round, String path) {
    List<CardSheet> sheets =
        activity.cardSheets().stream().filter(cards -> !cards.rounds().isEmpty()).toList();
    List<CardSheet> ofIt =
        sheets.stream()
            .filter(cards -> cards.rounds().stream().anyMatch(one -> one.id().equals(round)))
            .toList();
    if (sheets.isEmpty()) {
      fields.fault(path + "round", Code.NOTHING_TO_NAME, "found", round);
    } else {
      String allowed =
          (ofIt.isEmpty() ? sheets : ofIt)
              .stream().map(CardSheet::id).collect(Collectors.joining(", "));
      fields.fault(path + "sheet", Code.NEEDED_WITH, "needed", "round", "allowed", allowed);
    }
  }

  /** A key of what the document says about a table. */
  private void checkNew(Set<String> keys, String key, String path) {
    checkName(key, path, Set.of(READY));
    if (!key.equals(READY) && !key.isEmpty() && !keys.add(key)) {
      fields.fault(path, Code.TWICE, "found", key);
    }
  }

  private void checkName(String name, String path, Set<String> reserved) {
    if (reserved.contains(name) || (isNew && OF_OBJECTS.contains(name))) {
      String taken =
          Stream.concat(reserved.stream(), OF_OBJECTS.stream())
              .sorted()
              .collect(Collectors.joining(", "));
      fields.fault(path, Code.RESERVED, "found", name, "taken", taken);
    }
  }

  /** The fields that can be shown above a field: not itself, which some that were stored have. */
  private List<String> shownBeside(Field field) {
    return fieldIds.stream().filter(id -> !isNew || !id.equals(field.id())).toList();
  }

  /** Fields that a list names, each once; in some that were stored one is there twice. */
  private void checkFields(List<String> named, List<String> there, String path) {
    Set<String> before = new HashSet<>();
    for (int i = 0; i < named.size(); i++) {
      String at = path + "[" + i + "]";
      checkField(named.get(i), there, at);
      if (isNew && !before.add(named.get(i)) && !fields.isFaulty(at)) {
        fields.fault(at, Code.TWICE, "found", named.get(i));
      }
    }
  }

  private void checkField(@Nullable String named, List<String> there, String path) {
    if (fieldsKnown) {
      checkThere(named, there, path);
    }
  }

  /** What is named, if anything is; what is no text has been found, but not what it could name. */
  private void checkThere(@Nullable String named, List<String> there, String path) {
    String allowed = String.join(", ", there);
    Code code = there.isEmpty() ? Code.NOTHING_TO_NAME : Code.NOT_ONE_OF;
    if (fields.isFaulty(path)) {
      fields.refine(path, code, "allowed", allowed);
    } else if (named != null && !there.contains(named)) {
      fields.fault(path, code, "allowed", allowed, "found", named);
    }
  }
}
