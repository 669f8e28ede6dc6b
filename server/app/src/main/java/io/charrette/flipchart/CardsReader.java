package io.charrette.flipchart;

import io.charrette.crdt.Document;
import io.charrette.crdt.SharedMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a sheet with cards from a document whose clients may have written anything (SPEC F2). */
final class CardsReader {
  private static final Comparator<Card> MOST_STARS_FIRST =
      Comparator.comparingInt(Card::stars)
          .reversed()
          .thenComparingLong(Card::at)
          .thenComparing(Card::id);

  private final Document document;
  private final FlipchartLayout layout;
  private final CardsLayout sheet;
  private final Set<String> people;
  private final Set<String> hidden;

  CardsReader(
      Document document,
      FlipchartLayout layout,
      CardsLayout sheet,
      Set<String> people,
      Set<String> hidden) {
    this.document = document;
    this.layout = layout;
    this.sheet = sheet;
    this.people = people;
    this.hidden = hidden;
  }

  Cards read() {
    List<Card> cards = cards();
    return new Cards(cards, sheet.links() ? links(cards) : List.of(), notes());
  }

  private List<Card> cards() {
    Map<String, Set<String>> fans = sheet.stars() ? fans() : Map.of();
    Set<String> categories = Set.copyOf(sheet.categories());
    Set<String> rounds = Set.copyOf(sheet.rounds());
    List<CardEntry> entries = new ArrayList<>();
    document
        .map(sheet.cardsRoot())
        .entries()
        .forEach(
            (id, value) -> {
              if (layout.isEntryId(id)
                  && !hidden.contains(id)
                  && value instanceof SharedMap map
                  && isCard(map)) {
                entries.add(
                    new CardEntry(
                        id,
                        Values.name(map.get("name")),
                        oneOf(categories, map.get("sector")),
                        oneOf(rounds, map.get("round")),
                        Values.text(map.get("note")),
                        Values.address(map.get("link")),
                        Values.words(map.get("by"), Values.NAME_LENGTH),
                        Values.time(map.get("at")),
                        fans.getOrDefault(id, Set.of()),
                        Values.words(map.get("mergedInto"), Values.NAME_LENGTH)));
              }
            });
    return CardEntry.cards(entries).stream().sorted(MOST_STARS_FIRST).toList();
  }

  /** Whether a value is a card: what it is called can be said. */
  static boolean isCard(@Nullable Object value) {
    return value instanceof SharedMap map && !Values.name(map.get("name")).isEmpty();
  }

  /** The id of a card that a link is of, or empty. */
  static String end(@Nullable Object value) {
    return Values.words(value, Values.NAME_LENGTH);
  }

  private static String oneOf(Set<String> known, @Nullable Object value) {
    return value instanceof String id && known.contains(id) ? id : "";
  }

  /** The participants at the table who starred an entry, by its id. */
  private Map<String, Set<String>> fans() {
    Map<String, Set<String>> fans = new HashMap<>();
    document
        .map(sheet.starsRoot())
        .entries()
        .forEach(
            (key, value) -> {
              int slash = key.indexOf('/');
              String fan = key.substring(slash + 1);
              if (Boolean.TRUE.equals(value) && slash > 0 && people.contains(fan)) {
                fans.computeIfAbsent(key.substring(0, slash), id -> new HashSet<>()).add(fan);
              }
            });
    return fans;
  }

  private List<CardLink> links(List<Card> cards) {
    Map<String, String> cardOf = new HashMap<>();
    for (Card card : cards) {
      cardOf.put(card.id(), card.id());
      card.twins().forEach(twin -> cardOf.put(twin.id(), card.id()));
    }
    List<CardLink> entries = new ArrayList<>();
    document
        .map(sheet.linksRoot())
        .entries()
        .forEach(
            (id, value) -> {
              if (layout.isEntryId(id) && value instanceof SharedMap map) {
                String from = cardOf.get(end(map.get("from")));
                String to = cardOf.get(end(map.get("to")));
                if (from != null && to != null && !from.equals(to)) {
                  String note = Values.words(map.get("note"), Values.NOTE_LENGTH);
                  entries.add(new CardLink(id, from, to, note));
                }
              }
            });
    entries.sort(Comparator.comparing(CardLink::id));
    SequencedMap<Set<String>, List<CardLink>> pairs = new LinkedHashMap<>();
    for (CardLink entry : entries) {
      pairs.computeIfAbsent(Set.of(entry.from(), entry.to()), two -> new ArrayList<>()).add(entry);
    }
    return pairs.values().stream().map(CardLink::asOne).toList();
  }

  private List<Note> notes() {
    List<Note> notes = new ArrayList<>();
    for (CardsLayout.NotePlace place : sheet.notePlaces()) {
      String text = document.text(place.root()).toString();
      if (!text.isBlank()) {
        notes.add(new Note(place.round(), place.category(), text));
      }
    }
    return notes;
  }
}
