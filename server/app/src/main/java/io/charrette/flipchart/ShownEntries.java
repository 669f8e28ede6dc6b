package io.charrette.flipchart;

import io.charrette.crdt.Document;
import io.charrette.crdt.SharedMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * How many cards, stars and links of a document mean something to readers (SPEC W41), followed
 * change by change: a card has a name, a star is of somebody at the table for a card that is there,
 * and a link is between two cards that are there. Cards that were merged into one count each, and
 * so do links between the same two.
 */
public final class ShownEntries {
  private final Document document;
  private final FlipchartLayout layout;
  private final List<OfSheet> sheets;
  private Set<String> people;

  /**
   * Counts those that there are.
   *
   * @param people the ids of the participants at the table
   */
  public ShownEntries(Document document, FlipchartLayout layout, Set<String> people) {
    this.document = document;
    this.layout = layout;
    this.people = Set.copyOf(people);
    this.sheets = layout.cards().stream().map(OfSheet::new).toList();
    sheets.forEach(sheet -> sheet.read(root -> document.map(root).keys()));
  }

  /** Those who sit at the table are now these. */
  public void people(Set<String> now) {
    Set<String> before = people;
    people = Set.copyOf(now);
    for (OfSheet sheet : sheets) {
      before.stream().filter(each -> !people.contains(each)).forEach(sheet::countStars);
      people.stream().filter(each -> !before.contains(each)).forEach(sheet::countStars);
    }
  }

  /**
   * Something has changed, or was taken back, under these keys of roots.
   *
   * @param keys by root, as of {@link Document#changedKeys}
   */
  public void changed(Map<String, Set<String>> keys) {
    if (!keys.isEmpty()) {
      sheets.forEach(sheet -> sheet.read(root -> keys.getOrDefault(root, Set.of())));
    }
  }

  /** How many cards. */
  public int cards() {
    return sum(sheet -> sheet.cards.size());
  }

  /** How many stars. */
  public int stars() {
    return sum(sheet -> sheet.shownStars);
  }

  /** How many links. */
  public int links() {
    return sum(sheet -> sheet.shownLinks);
  }

  private int sum(ToIntFunction<OfSheet> count) {
    return sheets.stream().mapToInt(count).sum();
  }

  /** The cards that a link says it is between. */
  private record Ends(String from, String to) {
    String other(String end) {
      return end.equals(from) ? to : from;
    }
  }

  private final class OfSheet {
    private final CardsLayout sheet;
    private final Set<String> cards = new HashSet<>();

    /** The keys of all stars, by whom they are of, be they at the table or not. */
    private final Map<String, Set<String>> starsOf = new HashMap<>();

    /** The keys of stars of people at the table, by card, be it there or not. */
    private final Map<String, Set<String>> stars = new HashMap<>();

    /** Links between two ids, be there such cards or not, by the link's id. */
    private final Map<String, Ends> links = new HashMap<>();

    /** The ids of these links, by each of the two. */
    private final Map<String, Set<String>> linksOf = new HashMap<>();

    private int shownStars;
    private int shownLinks;

    OfSheet(CardsLayout sheet) {
      this.sheet = sheet;
    }

    /**
     * Counts what is there now of some keys.
     *
     * @param keysOf which of a root
     */
    void read(Function<String, Set<String>> keysOf) {
      keysOf.apply(sheet.cardsRoot()).forEach(this::readCard);
      if (sheet.stars()) {
        keysOf.apply(sheet.starsRoot()).forEach(this::readStar);
      }
      if (sheet.links()) {
        keysOf.apply(sheet.linksRoot()).forEach(this::readLink);
      }
    }

    private @Nullable Object value(String root, String key) {
      return document.map(root).get(key);
    }

    private void readCard(String id) {
      boolean is = layout.isEntryId(id) && CardsReader.isCard(value(sheet.cardsRoot(), id));
      if (is && cards.add(id)) {
        shownStars += starsFor(id);
        shownLinks += linksTo(id);
      } else if (!is && cards.contains(id)) {
        shownStars -= starsFor(id);
        shownLinks -= linksTo(id);
        cards.remove(id);
      }
    }

    private int starsFor(String card) {
      return stars.getOrDefault(card, Set.of()).size();
    }

    /** How many links there are between a card and others that are there. */
    private int linksTo(String card) {
      int count = 0;
      for (String link : linksOf.getOrDefault(card, Set.of())) {
        Ends ends = links.get(link);
        count += ends != null && cards.contains(ends.other(card)) ? 1 : 0;
      }
      return count;
    }

    private void readStar(String key) {
      int slash = key.indexOf('/');
      if (slash <= 0) {
        return;
      }
      String fan = key.substring(slash + 1);
      boolean is = Boolean.TRUE.equals(value(sheet.starsRoot(), key));
      var unused = is ? add(starsOf, fan, key) : remove(starsOf, fan, key);
      countStar(key, is && people.contains(fan));
    }

    /** Somebody has sat down, or has left. */
    void countStars(String fan) {
      starsOf.getOrDefault(fan, Set.of()).forEach(key -> countStar(key, people.contains(fan)));
    }

    private void countStar(String key, boolean counts) {
      String card = key.substring(0, key.indexOf('/'));
      boolean differs = counts ? add(stars, card, key) : remove(stars, card, key);
      if (differs && cards.contains(card)) {
        shownStars += counts ? 1 : -1;
      }
    }

    private void readLink(String id) {
      Ends before = links.remove(id);
      if (before != null) {
        shownLinks -= isShown(before) ? 1 : 0;
        remove(linksOf, before.from(), id);
        remove(linksOf, before.to(), id);
      }
      Ends now = layout.isEntryId(id) ? ends(value(sheet.linksRoot(), id)) : null;
      if (now != null) {
        links.put(id, now);
        add(linksOf, now.from(), id);
        add(linksOf, now.to(), id);
        shownLinks += isShown(now) ? 1 : 0;
      }
    }

    private boolean isShown(Ends ends) {
      return cards.contains(ends.from()) && cards.contains(ends.to());
    }
  }

  private static @Nullable Ends ends(@Nullable Object value) {
    if (!(value instanceof SharedMap map)) {
      return null;
    }
    String from = CardsReader.end(map.get("from"));
    String to = CardsReader.end(map.get("to"));
    return from.isEmpty() || to.isEmpty() || from.equals(to) ? null : new Ends(from, to);
  }

  /** Whether it was not there. */
  private static boolean add(Map<String, Set<String>> to, String key, String value) {
    return to.computeIfAbsent(key, k -> new HashSet<>()).add(value);
  }

  /** Whether it was there. */
  private static boolean remove(Map<String, Set<String>> from, String key, String value) {
    Set<String> values = from.getOrDefault(key, Set.of());
    boolean was = values.contains(value);
    if (was) {
      values.remove(value);
    }
    if (was && values.isEmpty()) {
      from.remove(key);
    }
    return was;
  }
}
