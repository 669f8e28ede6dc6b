package io.charrette.flipchart;

import io.charrette.crdt.Document;
import io.charrette.crdt.SharedMap;
import io.charrette.crdt.SharedText;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A flipchart as it was, of which parts can be brought back (SPEC K5); how they are named, {@link
 * Part} says.
 *
 * <p>Bringing a part back makes it what it was, which for a card or a link may mean to take it away
 * again. Of a text only the stretch that differs is replaced.
 */
public final class Restoration {
  private final Document then;
  private final State was;
  private final FlipchartLayout layout;

  /**
   * A document, and the keys of the stars in it by the root and the card they are for: thousands of
   * cards may have thousands of stars.
   */
  private record State(Document document, Map<String, Map<String, Set<String>>> stars) {
    static State of(Document document, FlipchartLayout layout) {
      Map<String, Map<String, Set<String>>> stars = new HashMap<>();
      layout.cards().stream()
          .filter(CardsLayout::stars)
          .map(CardsLayout::starsRoot)
          .forEach(root -> stars.put(root, byCard(document.map(root).keys())));
      return new State(document, stars);
    }

    private static Map<String, Set<String>> byCard(Collection<String> keys) {
      Map<String, Set<String>> stars = new HashMap<>();
      for (String key : keys) {
        int slash = key.indexOf('/');
        if (slash > 0) {
          stars.computeIfAbsent(key.substring(0, slash), id -> new TreeSet<>()).add(key);
        }
      }
      return stars;
    }

    Set<String> starsOf(Part.OfCard card) {
      return stars
          .getOrDefault(card.sheet().starsRoot(), Map.of())
          .getOrDefault(card.id(), Set.of());
    }
  }

  /** A flipchart as it was in a document, with the layout of the activity. */
  public Restoration(Document then, FlipchartLayout layout) {
    this.then = then;
    this.was = State.of(then, layout);
    this.layout = layout;
  }

  /**
   * The flipchart as it was.
   *
   * @param people the ids of the participants at the table
   */
  public Flipchart flipchart(Set<String> people) {
    return Flipchart.read(then, layout, people);
  }

  /** Whether this names a part of a flipchart, be it there or not. */
  public static boolean isPart(String name, FlipchartLayout layout) {
    return Part.named(name, layout).isPresent();
  }

  /**
   * The parts that were there and are now gone or different, in the order of a flipchart. What was
   * not there yet is none of them.
   */
  public List<String> differing(Document now) {
    State is = State.of(now, layout);
    return partsOf(then)
        .filter(part -> wasThere(part) && differs(part, is))
        .map(Part::name)
        .toList();
  }

  /** All parts that are not as they were, each once, also those that were not there yet. */
  public List<String> allDiffering(Document now) {
    State is = State.of(now, layout);
    return Stream.concat(partsOf(then), partsOf(now))
        .distinct()
        .filter(part -> differs(part, is))
        .map(Part::name)
        .toList();
  }

  /** Those that a document may have, in the order of a flipchart. */
  private Stream<Part> partsOf(Document document) {
    return Stream.concat(
        Part.ofFields(layout), layout.cards().stream().flatMap(sheet -> partsOf(document, sheet)));
  }

  private Stream<Part> partsOf(Document document, CardsLayout sheet) {
    Stream<Part> links =
        sheet.links()
            ? entryIds(document, sheet.linksRoot()).map(id -> new Part.OfLink(sheet, id))
            : Stream.empty();
    return Stream.of(
            entryIds(document, sheet.cardsRoot()).map(id -> new Part.OfCard(sheet, id)),
            links,
            Part.ofNotes(sheet))
        .flatMap(parts -> parts);
  }

  /** Those of some parts that are not as they were, each once. */
  public List<String> differing(Collection<String> parts, Document now) {
    State is = State.of(now, layout);
    return named(parts).filter(part -> differs(part, is)).map(Part::name).toList();
  }

  /** Makes parts of a document what they were. */
  public void bringBack(Collection<String> parts, Document now) {
    // None of them changes another.
    State is = State.of(now, layout);
    named(parts).filter(part -> differs(part, is)).forEach(part -> bringBack(part, is));
  }

  private Stream<Part> named(Collection<String> parts) {
    return parts.stream()
        .distinct()
        .map(name -> Part.named(name, layout))
        .flatMap(Optional::stream);
  }

  private boolean differs(Part part, State is) {
    return !Objects.equals(value(part, was), value(part, is));
  }

  /** Whether this part was there. */
  boolean wasThere(String part) {
    return Part.named(part, layout).filter(this::wasThere).isPresent();
  }

  private boolean wasThere(Part part) {
    Object value = value(part, was);
    return value instanceof String text ? !text.isBlank() : value != null;
  }

  /** All that a part is, as plain values; null when it is not there. */
  private static @Nullable Object value(Part part, State state) {
    Document document = state.document();
    return switch (part) {
      case Part.Words words -> document.text(words.root()).toString();
      case Part.Said said -> plain(document.map(FlipchartLayout.ABOUT).get(said.key()));
      case Part.OfCard card -> {
        Object entry = entry(card.sheet().cardsRoot(), card.id(), document);
        yield entry == null ? null : List.of(entry, state.starsOf(card));
      }
      case Part.OfLink link -> entry(link.sheet().linksRoot(), link.id(), document);
    };
  }

  private static @Nullable Object entry(String root, String id, Document document) {
    return document.map(root).get(id) instanceof SharedMap entry ? plain(entry) : null;
  }

  private void bringBack(Part part, State is) {
    Document now = is.document();
    switch (part) {
      case Part.Words words -> change(now.text(words.root()), then.text(words.root()).toString());
      case Part.Said said ->
          put(
              now.map(FlipchartLayout.ABOUT),
              said.key(),
              then.map(FlipchartLayout.ABOUT).get(said.key()));
      case Part.OfCard card -> {
        bringBackEntry(card.sheet().cardsRoot(), card.id(), now);
        bringBackStars(card, is);
      }
      case Part.OfLink link -> bringBackEntry(link.sheet().linksRoot(), link.id(), now);
    }
  }

  private void bringBackEntry(String root, String id, Document now) {
    SharedMap entries = now.map(root);
    if (!(then.map(root).get(id) instanceof SharedMap was)) {
      entries.delete(id);
      return;
    }
    if (!(entries.get(id) instanceof SharedMap)) {
      entries.set(id, new SharedMap());
    }
    SharedMap is = (SharedMap) Objects.requireNonNull(entries.get(id));
    Set<String> keys = new TreeSet<>(is.keys());
    keys.addAll(was.keys());
    keys.forEach(key -> put(is, key, was.get(key)));
  }

  private void bringBackStars(Part.OfCard card, State is) {
    Set<String> were = was.starsOf(card);
    Set<String> are = is.starsOf(card);
    SharedMap stars = is.document().map(card.sheet().starsRoot());
    are.stream().filter(Predicate.not(were::contains)).forEach(stars::delete);
    were.stream().filter(Predicate.not(are::contains)).forEach(star -> stars.set(star, true));
  }

  /** Gives a key the value that it had in another document, in which it may have had none. */
  private static void put(SharedMap map, String key, @Nullable Object was) {
    Object is = map.get(key);
    if (Objects.equals(plain(was), plain(is))) {
      return;
    }
    if (was instanceof SharedText text) {
      if (!(is instanceof SharedText)) {
        map.set(key, new SharedText());
      }
      change((SharedText) Objects.requireNonNull(map.get(key)), text.toString());
    } else if (plain(was) == null || was instanceof SharedMap) {
      map.delete(key);
    } else {
      map.set(key, was);
    }
  }

  /** Replaces the one stretch in which a text differs from what is wanted. */
  static void change(SharedText text, String wanted) {
    if (text.length() != text.toString().length()) {
      // Embedded objects take a place that the text does not show.
      text.delete(0, text.length());
    }
    String present = text.toString();
    int shorter = Math.min(present.length(), wanted.length());
    int start = 0;
    while (start < shorter && present.charAt(start) == wanted.charAt(start)) {
      start++;
    }
    if (start > 0 && Character.isHighSurrogate(present.charAt(start - 1))) {
      start--;
    }
    int alike = 0;
    while (alike < shorter - start
        && present.charAt(present.length() - 1 - alike)
            == wanted.charAt(wanted.length() - 1 - alike)) {
      alike++;
    }
    if (alike > 0 && Character.isLowSurrogate(present.charAt(present.length() - alike))) {
      alike--;
    }
    text.delete(start, present.length() - alike - start);
    text.insert(start, wanted.substring(start, wanted.length() - alike));
  }

  /** A value that a flipchart may hold, to compare it; null for what it may not (SPEC F2). */
  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case SharedText text -> text.toString();
      case SharedMap map -> {
        Map<String, Object> plain = new TreeMap<>();
        map.entries()
            .forEach(
                (key, inner) -> {
                  Object known = inner instanceof SharedMap ? null : plain(inner);
                  if (known != null) {
                    plain.put(key, known);
                  }
                });
        yield plain;
      }
      case String string -> string;
      case Number number -> number;
      case Boolean flag -> flag;
      case null, default -> null;
    };
  }

  private Stream<String> entryIds(Document document, String root) {
    return document.map(root).keys().stream().filter(layout::isEntryId).sorted();
  }
}
