package io.charrette.flipchart;

import io.charrette.crdt.Document;
import io.charrette.crdt.SharedMap;
import io.charrette.crdt.SharedText;
import java.util.Collection;
import java.util.HashMap;
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
  private final Sheet was;
  private final List<String> sectorIds;

  /**
   * A document, and the keys of the stars in it by the player they are for: thousands of players
   * may have thousands of stars.
   */
  private record Sheet(Document document, Map<String, Set<String>> stars) {
    static Sheet of(Document document) {
      Map<String, Set<String>> stars = new HashMap<>();
      for (String key : document.map(FlipchartRoots.STARS).keys()) {
        int slash = key.indexOf('/');
        if (slash > 0) {
          stars.computeIfAbsent(key.substring(0, slash), id -> new TreeSet<>()).add(key);
        }
      }
      return new Sheet(document, stars);
    }

    Set<String> starsOf(String player) {
      return stars.getOrDefault(player, Set.of());
    }
  }

  /** A flipchart as it was in a document, with the sectors of the activity. */
  public Restoration(Document then, List<String> sectorIds) {
    this.then = then;
    this.was = Sheet.of(then);
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
    Sheet is = Sheet.of(now);
    return Stream.of(
            texts,
            Stream.of("presenter"),
            entryIds(FlipchartRoots.PLAYERS).map(PLAYER::concat),
            entryIds(FlipchartRoots.PARTNERSHIPS).map(PARTNERSHIP::concat),
            found)
        .flatMap(Function.identity())
        .filter(part -> wasThere(part) && differs(part, is))
        .toList();
  }

  /** Those of some parts that are not as they were, each once. */
  public List<String> differing(Collection<String> parts, Document now) {
    Sheet is = Sheet.of(now);
    return parts.stream().distinct().filter(part -> differs(part, is)).toList();
  }

  /** Makes parts of a document what they were. */
  public void bringBack(Collection<String> parts, Document now) {
    // None of them changes another.
    Sheet is = Sheet.of(now);
    parts.stream().filter(part -> differs(part, is)).forEach(part -> bringBack(part, is));
  }

  private boolean differs(String part, Sheet is) {
    return !Objects.equals(value(part, was), value(part, is));
  }

  private boolean wasThere(String part) {
    Object value = value(part, was);
    return value instanceof String text ? !text.isBlank() : value != null;
  }

  /** All that a part is, as plain values; null when it is not there. */
  private static @Nullable Object value(String part, Sheet sheet) {
    Document document = sheet.document();
    String player = idOf(part, PLAYER);
    if (player != null) {
      Object entry = entry(FlipchartRoots.PLAYERS, player, document);
      return entry == null ? null : List.of(entry, sheet.starsOf(player));
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

  private void bringBack(String part, Sheet is) {
    Document now = is.document();
    String player = idOf(part, PLAYER);
    String partnership = idOf(part, PARTNERSHIP);
    if (player != null) {
      bringBackEntry(FlipchartRoots.PLAYERS, player, now);
      bringBackStars(player, is);
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

  private void bringBackStars(String player, Sheet is) {
    Set<String> were = was.starsOf(player);
    Set<String> are = is.starsOf(player);
    SharedMap stars = is.document().map(FlipchartRoots.STARS);
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

  private Stream<String> entryIds(String root) {
    return then.map(root).keys().stream().filter(EntryId::isOne).sorted();
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
