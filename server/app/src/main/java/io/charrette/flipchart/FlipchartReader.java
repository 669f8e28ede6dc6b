package io.charrette.flipchart;

import io.charrette.crdt.Document;
import io.charrette.crdt.SharedMap;
import io.charrette.crdt.SharedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a document whose clients may have written anything (SPEC F2). */
final class FlipchartReader {
  private static final int NAME_LENGTH = 120;
  private static final int NOTE_LENGTH = 300;
  private static final int LINK_LENGTH = 500;

  /** The largest whole number that pages know, too. */
  private static final long LATEST = (1L << 53) - 1;

  /**
   * Only what a browser opens as a page: {@code javascript:} and the like are no links. It gives
   * back nothing that it has taken, so that no text takes longer than its length.
   */
  private static final Pattern PAGE =
      Pattern.compile(
          "https?://[^\\s/?#\"'<>\\\\^`{|}@][^.\\s/?#\"'<>\\\\^`{|}@]*+\\.[^\\s\"'<>\\\\^`{|}]++",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SCHEME =
      Pattern.compile("[a-z][a-z0-9+.-]*:.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Comparator<Player> MOST_STARS_FIRST =
      Comparator.comparingInt(Player::stars)
          .reversed()
          .thenComparingLong(Player::at)
          .thenComparing(Player::id);

  private final Document document;
  private final List<String> sectorIds;
  private final Set<String> people;

  FlipchartReader(Document document, List<String> sectorIds, Set<String> people) {
    this.document = document;
    this.sectorIds = sectorIds;
    this.people = people;
  }

  Flipchart read() {
    List<Player> players = players();
    SharedMap about = document.map(FlipchartRoots.ABOUT);
    return new Flipchart(
        players,
        partnerships(players),
        findings(),
        document.text(FlipchartRoots.CHALLENGE).toString(),
        source(about.get(FlipchartRoots.CHALLENGE_SOURCE)),
        document.text(FlipchartRoots.STRATEGY).toString(),
        document.text(FlipchartRoots.PITCH).toString(),
        words(about.get(FlipchartRoots.PRESENTER), NAME_LENGTH).strip(),
        Boolean.TRUE.equals(about.get(FlipchartRoots.READY)));
  }

  private List<Player> players() {
    Map<String, Set<String>> fans = fans();
    Set<String> sectors = Set.copyOf(sectorIds);
    List<PlayerEntry> entries = new ArrayList<>();
    document
        .map(FlipchartRoots.PLAYERS)
        .entries()
        .forEach(
            (id, value) -> {
              if (isPlayer(id, value) && value instanceof SharedMap map) {
                String sector = words(map.get("sector"), NAME_LENGTH);
                entries.add(
                    new PlayerEntry(
                        id,
                        name(map),
                        sectors.contains(sector) ? sector : "",
                        text(map.get("note")),
                        link(map.get("link")),
                        words(map.get("by"), NAME_LENGTH),
                        time(map.get("at")),
                        fans.getOrDefault(id, Set.of()),
                        words(map.get("mergedInto"), NAME_LENGTH)));
              }
            });
    return PlayerEntry.players(entries).stream().sorted(MOST_STARS_FIRST).toList();
  }

  private static String name(SharedMap player) {
    return words(player.get("name"), NAME_LENGTH).strip();
  }

  /** Whether an entry is a player: what it is called can be said, and so can its id. */
  private static boolean isPlayer(String id, @Nullable Object value) {
    return EntryId.isOne(id) && value instanceof SharedMap map && !name(map).isEmpty();
  }

  /** The participants at the table who starred an entry, by its id. */
  private Map<String, Set<String>> fans() {
    Map<String, Set<String>> fans = new HashMap<>();
    document
        .map(FlipchartRoots.STARS)
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

  private List<Partnership> partnerships(List<Player> players) {
    Map<String, String> playerOf = new HashMap<>();
    for (Player player : players) {
      playerOf.put(player.id(), player.id());
      player.twins().forEach(twin -> playerOf.put(twin.id(), player.id()));
    }
    List<Partnership> entries = new ArrayList<>();
    document
        .map(FlipchartRoots.PARTNERSHIPS)
        .entries()
        .forEach(
            (id, value) -> {
              if (EntryId.isOne(id) && value instanceof SharedMap map) {
                String from = playerOf.get(words(map.get("from"), NAME_LENGTH));
                String to = playerOf.get(words(map.get("to"), NAME_LENGTH));
                if (from != null && to != null && !from.equals(to)) {
                  entries.add(new Partnership(id, from, to, words(map.get("note"), NOTE_LENGTH)));
                }
              }
            });
    entries.sort(Comparator.comparing(Partnership::id));
    SequencedMap<Set<String>, List<Partnership>> pairs = new LinkedHashMap<>();
    for (Partnership entry : entries) {
      pairs.computeIfAbsent(Set.of(entry.from(), entry.to()), two -> new ArrayList<>()).add(entry);
    }
    return pairs.values().stream().map(Partnership::asOne).toList();
  }

  private SequencedMap<String, String> findings() {
    SequencedMap<String, String> findings = new LinkedHashMap<>();
    for (String id : sectorIds) {
      String found = document.text(FlipchartRoots.finding(id)).toString();
      if (!found.isBlank()) {
        findings.put(id, found);
      }
    }
    return findings;
  }

  private static @Nullable ChallengeSource source(@Nullable Object value) {
    for (ChallengeSource source : ChallengeSource.values()) {
      if (source.jsonName().equals(value)) {
        return source;
      }
    }
    return null;
  }

  private static String text(@Nullable Object value) {
    return value instanceof SharedText text ? text.toString() : "";
  }

  private static String words(@Nullable Object value, int most) {
    return value instanceof String string ? Digest.cut(string, most) : "";
  }

  private static long time(@Nullable Object value) {
    return value instanceof Number number ? Math.clamp(number.longValue(), 0, LATEST) : 0;
  }

  private static String link(@Nullable Object value) {
    String text = words(value, LINK_LENGTH).strip();
    String address = text.isEmpty() || SCHEME.matcher(text).matches() ? text : "https://" + text;
    return PAGE.matcher(address).matches() ? address : "";
  }
}
