package io.charrette.activity;

import io.charrette.activity.Fault.Code;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
  private final List<String> fieldIds;

  Consistency(Activity activity, Fields fields) {
    this.activity = activity;
    this.fields = fields;
    this.fieldIds = activity.fields().stream().map(Field::id).toList();
  }

  /**
   * Notes what only new activities may not have: names that are taken since some with them were
   * stored, which still open.
   */
  void checkNamesTakenSince() {
    checkName(activity.id(), "id", Set.of());
    for (int i = 0; i < activity.phases().size(); i++) {
      checkName(activity.phases().get(i).id(), "phases[" + i + "].id", Set.of());
    }
  }

  void check() {
    fields.distinct("places", activity.places(), "name", Place::name);
    if (!activity.places().isEmpty() && activity.words().place() == null) {
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
      if (fieldIds.contains(activity.roles().get(i).id())) {
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
      if (round.about() != null) {
        checkThere(round.about(), fieldIds, path + "rounds[" + i + "].about");
      }
    }
    if (sheet.notes() && sheet.categories().isEmpty()) {
      fields.fault(path + "notes", Code.ONLY_WITH, "needed", "categories");
    }
    if (sheet.notesTitle() != null && !sheet.notes()) {
      fields.fault(path + "notesTitle", Code.ONLY_WITH, "needed", "notes");
    }
  }

  private void checkField(Field field, String path, Set<String> roots, Set<String> keys) {
    checkName(field.id(), path + "id", ROOTS);
    if (!field.id().isEmpty() && !roots.add(field.id())) {
      fields.fault(path + "id", Code.TWICE, "found", field.id());
    }
    Choice choice = field.choice();
    if (choice != null) {
      checkNew(keys, choice.id(), path + "choices.id");
    }
    checkThere(field.shows(), path + "shows");
  }

  private void checkPhase(Phase phase, String path) {
    checkThere(phase.wall(), path + "wall");
    if (phase.screen() == PhaseScreen.MAP && activity.cardSheets().isEmpty()) {
      fields.fault(path + "screen", Code.ONLY_WITH, "needed", "sheets: cards");
    }
    if (phase.turns() != null) {
      checkThere(phase.turns().show(), path + "turns.show");
    }
    String sheet = phase.sheet();
    if (sheet != null) {
      checkThere(sheet, activity.sheets().stream().map(Sheet::id).toList(), path + "sheet");
    }
    String round = phase.round();
    if (round != null) {
      List<String> rounds = new ArrayList<>();
      activity.cardSheets().stream()
          .filter(cards -> cards.id().equals(sheet))
          .forEach(cards -> cards.rounds().forEach(it -> rounds.add(it.id())));
      checkThere(round, rounds, path + "round");
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
    if (reserved.contains(name) || OF_OBJECTS.contains(name)) {
      fields.fault(path, Code.RESERVED, "found", name);
    }
  }

  private void checkThere(List<String> named, String path) {
    for (int i = 0; i < named.size(); i++) {
      checkThere(named.get(i), fieldIds, path + "[" + i + "]");
    }
  }

  private void checkThere(String named, List<String> there, String path) {
    if (there.contains(named)) {
      return;
    }
    if (there.isEmpty()) {
      fields.fault(path, Code.NOTHING_TO_NAME, "found", named);
    } else {
      fields.fault(path, Code.NOT_ONE_OF, "allowed", String.join(", ", there), "found", named);
    }
  }
}
