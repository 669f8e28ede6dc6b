package io.charrette.flipchart;

import io.charrette.activity.Activity;
import io.charrette.activity.Choice;
import io.charrette.activity.Field;
import io.charrette.activity.Phase;
import io.charrette.activity.Role;
import io.charrette.crdt.ContentKind;
import io.charrette.crdt.Document;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the flipcharts of an activity consist of, and under which names that lies in a document
 * (SPEC section 6).
 *
 * @param cards the sheets with cards, in the activity's order
 * @param fields the ids of the text fields, in the activity's order; each is a root type
 * @param choices what can be chosen, ids of options by the id of the choice
 * @param roles the ids of the roles that somebody of a table has
 * @param phases the ids of the phases with which a table may say that it is ready
 */
public record FlipchartLayout(
    List<CardsLayout> cards,
    List<String> fields,
    SequencedMap<String, List<String>> choices,
    List<String> roles,
    List<String> phases) {

  /** Of no activity: nothing is on a flipchart. */
  public static final FlipchartLayout NONE =
      new FlipchartLayout(List.of(), List.of(), new LinkedHashMap<>(), List.of(), List.of());

  /**
   * What a flipchart is made of (SPEC W11): characters of texts, values of maps, maps and texts,
   * and what is left of all that.
   */
  public static final Set<ContentKind> CONTENTS =
      Set.of(
          ContentKind.STRING,
          ContentKind.ANY,
          ContentKind.MAP,
          ContentKind.TEXT,
          ContentKind.DELETED);

  /** A slash would end a card's part in the key of a star. */
  private static final Pattern ID = Pattern.compile("[!-.0-~]{1,80}");

  static final String ABOUT = "about";

  /** What pages of before wrote when a table was ready, of whatever phase: nobody reads it. */
  private static final String READY = "ready";

  /** Under which key a table says that it is ready with a phase; no role or choice has it. */
  static String readyWith(String phase) {
    return READY + ":" + phase;
  }

  public FlipchartLayout {
    cards = List.copyOf(cards);
    fields = List.copyOf(fields);
    choices = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(choices));
    roles = List.copyOf(roles);
    phases = List.copyOf(phases);
  }

  /** That of an activity. */
  public static FlipchartLayout of(Activity activity) {
    SequencedMap<String, List<String>> choices = new LinkedHashMap<>();
    for (Field field : activity.fields()) {
      Choice choice = field.choice();
      if (choice != null) {
        choices.put(choice.id(), choice.options().stream().map(Choice.Option::id).toList());
      }
    }
    return new FlipchartLayout(
        activity.cardSheets().stream().map(CardsLayout::of).toList(),
        activity.fields().stream().map(Field::id).toList(),
        choices,
        activity.roles().stream().map(Role::id).toList(),
        activity.phases().stream().map(Phase::id).toList());
  }

  /** The root types that a participant's update may name (SPEC W11). */
  public Set<String> roots() {
    Set<String> roots = new TreeSet<>(fields);
    roots.add(ABOUT);
    cards.forEach(sheet -> sheet.roots().forEach(roots::add));
    return Set.copyOf(roots);
  }

  /**
   * Whether entries get keys only under which somebody looks for them (SPEC F4): nobody could see
   * the others, and everybody would carry them.
   *
   * @param keys of which keys of which root an update sets values
   */
  public boolean areNamed(Map<String, Set<String>> keys) {
    return keys.isEmpty()
        || (cards.stream()
                .allMatch(
                    sheet ->
                        all(keys, sheet.cardsRoot(), this::isEntryId)
                            && all(keys, sheet.linksRoot(), this::isEntryId)
                            && all(keys, sheet.starsRoot(), this::isStarKey))
            && all(keys, ABOUT, this::isSaid));
  }

  /** Whether a table says something of itself by this key. */
  private boolean isSaid(String key) {
    return key.equals(READY)
        || roles.contains(key)
        || choices.containsKey(key)
        || phases.stream().anyMatch(phase -> key.equals(readyWith(phase)));
  }

  private static boolean all(
      Map<String, Set<String>> keys, String root, Predicate<String> isNamed) {
    return keys.getOrDefault(root, Set.of()).stream().allMatch(isNamed);
  }

  /**
   * Whether an entry under this key is there for readers (SPEC F4): what a facilitator could not
   * name could not be hidden, and a card that is called like a field or role not alone.
   */
  boolean isEntryId(String key) {
    return ID.matcher(key).matches() && !fields.contains(key) && !roles.contains(key);
  }

  /** Whether a key says whose star of which card it is. */
  private boolean isStarKey(String key) {
    int slash = key.indexOf('/');
    return slash > 0
        && isEntryId(key.substring(0, slash))
        && ID.matcher(key.substring(slash + 1)).matches();
  }

  /** Under how many keys of cards a document has a value, be it a card or not. */
  public int cardKeysIn(Document document) {
    return sizes(document, CardsLayout::cardsRoot);
  }

  /** The same of stars. */
  public int starKeysIn(Document document) {
    return sizes(document, CardsLayout::starsRoot);
  }

  /** The same of links. */
  public int linkKeysIn(Document document) {
    return sizes(document, CardsLayout::linksRoot);
  }

  private int sizes(Document document, Function<CardsLayout, String> root) {
    return cards.stream().mapToInt(sheet -> document.map(root.apply(sheet)).size()).sum();
  }
}
