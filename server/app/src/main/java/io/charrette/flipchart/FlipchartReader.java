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

  /** Only what a browser opens as a page: {@code javascript:} and the like are no links. */
  private static final Pattern PAGE =
      Pattern.compile(
          "https?://[^\\s/?#\"'<>\\\\^`{|}@]+\\.[^\\s\"'<>\\\\^`{|}]+", Pattern.CASE_INSENSITIVE);

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
    Map<String, Integer> stars = stars();
    Set<String> sectors = Set.copyOf(sectorIds);
    List<Player> players = new ArrayList<>();
    document
        .map(FlipchartRoots.PLAYERS)
        .entries()
        .forEach(
            (id, value) -> {
              if (isPlayer(id, value) && value instanceof SharedMap map) {
                String sector = words(map.get("sector"), NAME_LENGTH);
                players.add(
                    new Player(
                        id,
                        name(map),
                        sectors.contains(sector) ? sector : "",
                        text(map.get("note")),
                        link(map.get("link")),
                        words(map.get("by"), NAME_LENGTH),
                        time(map.get("at")),
                        stars.getOrDefault(id, 0)));
              }
            });
    players.sort(MOST_STARS_FIRST);
    return players;
  }

  private static String name(SharedMap player) {
    return words(player.get("name"), NAME_LENGTH).strip();
  }

  /** Whether an entry is a player: what it is called can be said, and so can its id. */
  private static boolean isPlayer(String id, @Nullable Object value) {
    return EntryId.isOne(id) && value instanceof SharedMap map && !name(map).isEmpty();
  }

  private Map<String, Integer> stars() {
    Map<String, Integer> stars = new HashMap<>();
    document
        .map(FlipchartRoots.STARS)
        .entries()
        .forEach(
            (key, value) -> {
              int slash = key.indexOf('/');
              if (Boolean.TRUE.equals(value)
                  && slash > 0
                  && people.contains(key.substring(slash + 1))) {
                stars.merge(key.substring(0, slash), 1, Integer::sum);
              }
            });
    return stars;
  }

  private List<Partnership> partnerships(List<Player> players) {
    Set<String> known = new HashSet<>();
    players.forEach(player -> known.add(player.id()));
    List<Partnership> partnerships = new ArrayList<>();
    document
        .map(FlipchartRoots.PARTNERSHIPS)
        .entries()
        .forEach(
            (id, value) -> {
              if (EntryId.isOne(id) && value instanceof SharedMap map) {
                String from = words(map.get("from"), NAME_LENGTH);
                String to = words(map.get("to"), NAME_LENGTH);
                if (!from.equals(to) && known.contains(from) && known.contains(to)) {
                  partnerships.add(
                      new Partnership(id, from, to, words(map.get("note"), NOTE_LENGTH)));
                }
              }
            });
    partnerships.sort(Comparator.comparing(Partnership::id));
    return partnerships;
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
    return value instanceof Number number ? Math.max(0, number.longValue()) : 0;
  }

  private static String link(@Nullable Object value) {
    String text = words(value, LINK_LENGTH).strip();
    String address = text.isEmpty() || SCHEME.matcher(text).matches() ? text : "https://" + text;
    return PAGE.matcher(address).matches() ? address : "";
  }
}
