package io.charrette.flipchart;

import io.charrette.crdt.Document;
import io.charrette.crdt.SharedMap;
import io.charrette.crdt.SharedText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A flipchart as it was, of which parts can be brought back (SPEC K5). A part is named {@code
 * challenge}, {@code source}, {@code strategy}, {@code pitch}, {@code presenter}, {@code
 * finding:SECTOR}, {@code player:ID} (with its stars) or {@code partnership:ID}.
 *
 * <p>Bringing a part back makes it what it was, which for a player or a partnership may mean to
 * take it away again. Of a text only the stretch that differs is replaced.
 */
public final class Restoration {
  private static final String PLAYER = "player:";
  private static final String PARTNERSHIP = "partnership:";

  private final Document then;
  private final List<String> sectorIds;

  /** A flipchart as it was in a document, with the sectors of the activity. */
  public Restoration(Document then, List<String> sectorIds) {
    this.then = then;
    this.sectorIds = List.copyOf(sectorIds);
  }

  /**
   * The flipchart as it was.
   *
   * @param people the ids of the participants at the table
   */
  public Flipchart flipchart(Set<String> people) {
    return Flipchart.read(then, sectorIds, people);
  }

  /** Whether this names a part of a flipchart, be it there or not. */
  public static boolean isPart(String name, List<String> sectorIds) {
    return switch (name) {
      case FlipchartRoots.CHALLENGE, FlipchartRoots.STRATEGY, FlipchartRoots.PITCH -> true;
      case "source", "presenter" -> true;
      default ->
          idOf(name, PLAYER) != null
              || idOf(name, PARTNERSHIP) != null
              || sectorIds.stream().map(FlipchartRoots::finding).anyMatch(name::equals);
    };
  }

  /**
   * The parts that were there and are now gone or different, in the order of a flipchart. What was
   * not there yet is none of them.
   */
  public List<String> differing(Document now) {
    Stream<String> texts =
        Stream.of(
            FlipchartRoots.CHALLENGE, "source", FlipchartRoots.STRATEGY, FlipchartRoots.PITCH);
    Stream<String> found = sectorIds.stream().map(FlipchartRoots::finding);
    return Stream.of(
            texts,
            Stream.of("presenter"),
            entryIds(FlipchartRoots.PLAYERS).map(PLAYER::concat),
            entryIds(FlipchartRoots.PARTNERSHIPS).map(PARTNERSHIP::concat),
            found)
        .flatMap(Function.identity())
        .filter(part -> wasThere(part) && differs(part, now))
        .toList();
  }

  /** Whether a part is not as it was. */
  public boolean differs(String part, Document now) {
    return !Objects.equals(value(part, then), value(part, now));
  }

  /** Makes parts of a document what they were. */
  public void bringBack(Collection<String> parts, Document now) {
    parts.stream().filter(part -> differs(part, now)).forEach(part -> bringBack(part, now));
  }

  private boolean wasThere(String part) {
    Object was = value(part, then);
    return was instanceof String text ? !text.isBlank() : was != null;
  }

  /** All that a part is, as plain values; null when it is not there. */
  private static @Nullable Object value(String part, Document document) {
    String player = idOf(part, PLAYER);
    if (player != null) {
      Object entry = entry(FlipchartRoots.PLAYERS, player, document);
      return entry == null ? null : List.of(entry, stars(player, document));
    }
    String partnership = idOf(part, PARTNERSHIP);
    if (partnership != null) {
      return entry(FlipchartRoots.PARTNERSHIPS, partnership, document);
    }
    return switch (part) {
      case "source", "presenter" -> plain(document.map(FlipchartRoots.ABOUT).get(key(part)));
      default -> document.text(part).toString();
    };
  }

  private static @Nullable Object entry(String root, String id, Document document) {
    return document.map(root).get(id) instanceof SharedMap entry ? plain(entry) : null;
  }

  private void bringBack(String part, Document now) {
    String player = idOf(part, PLAYER);
    String partnership = idOf(part, PARTNERSHIP);
    if (player != null) {
      bringBackEntry(FlipchartRoots.PLAYERS, player, now);
      bringBackStars(player, now);
    } else if (partnership != null) {
      bringBackEntry(FlipchartRoots.PARTNERSHIPS, partnership, now);
    } else {
      switch (part) {
        case "source", "presenter" ->
            put(
                now.map(FlipchartRoots.ABOUT),
                key(part),
                then.map(FlipchartRoots.ABOUT).get(key(part)));
        default -> change(now.text(part), then.text(part).toString());
      }
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

  private void bringBackStars(String player, Document now) {
    Set<String> were = stars(player, then);
    SharedMap stars = now.map(FlipchartRoots.STARS);
    stars(player, now).stream().filter(Predicate.not(were::contains)).forEach(stars::delete);
    were.stream()
        .filter(Predicate.not(stars(player, now)::contains))
        .forEach(s -> stars.set(s, true));
  }

  /** The keys of a player's stars. */
  private static Set<String> stars(String player, Document document) {
    Set<String> stars = new TreeSet<>();
    keys(document, FlipchartRoots.STARS)
        .filter(key -> key.startsWith(player + "/"))
        .forEach(stars::add);
    return stars;
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

  private Stream<String> entryIds(String root) {
    return keys(then, root).filter(EntryId::isOne);
  }

  private static Stream<String> keys(Document document, String root) {
    return new ArrayList<>(document.map(root).keys()).stream().sorted();
  }

  private static String key(String part) {
    return part.equals("source") ? "challengeSource" : part;
  }

  /** The id that a part's name ends with; null when it is no such part. */
  private static @Nullable String idOf(String part, String kind) {
    return part.startsWith(kind) && EntryId.isOne(part.substring(kind.length()))
        ? part.substring(kind.length())
        : null;
  }
}
